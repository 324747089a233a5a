// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/comment.hpp"

#include <initializer_list>

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using policy::Hook;
using policy::Mode;
using policy::Reason;
using policy::Verdict;

policy::Decision decision(Verdict verdict, std::initializer_list<Reason> noted = {}) {
  policy::Decision made{.verdict = verdict, .notes = {}};
  for (const Reason reason : noted) made.notes.push({reason, 0});
  return made;
}

const Verdict lie = Verdict::drop(Reason::tunnel_6to4_source_mismatch, 1);

TEST_CASE("a comment has the verdict, its reason and its law") {
  CHECK(comment(decision(lie), Mode::enforce, std::nullopt) ==
        "drop tunnel.6to4-source-mismatch, RFC 3964 5.2");
  const Verdict native = Verdict::accept(Reason::default_native, 0);
  CHECK(comment(decision(native), Mode::enforce, std::nullopt)
            .starts_with("accept default.native, "));
}

TEST_CASE("a comment says where the packet was, and what was noted of it") {
  CHECK(comment(decision(lie, {Reason::ext_padding_data, Reason::frag_atomic}), Mode::enforce,
                Hook::forward) ==
        "drop tunnel.6to4-source-mismatch, RFC 3964 5.2, on forward, noted ext.padding-data "
        "frag.atomic");
}

TEST_CASE("a comment says what monitor mode has spared, and says nothing of what passes anyway") {
  CHECK(comment(decision(lie), Mode::monitor, Hook::input) ==
        "accept tunnel.6to4-source-mismatch, RFC 3964 5.2, on input (would drop)");
  const Verdict native = Verdict::accept(Reason::default_native, 0);
  CHECK(comment(decision(native), Mode::monitor, std::nullopt) ==
        comment(decision(native), Mode::enforce, std::nullopt));
}

}  // namespace

}  // namespace sixgate::report
