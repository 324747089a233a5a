// SPDX-License-Identifier: GPL-2.0-or-later
// What the RFCs say, row by row: as it is, at a site that is strict, and inside a tunnel.
#include <algorithm>
#include <string>

#include "conformance/asked.hpp"
#include "conformance/inside.hpp"
#include "conformance/rows.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate::test::conformance {

namespace {

bool is_noted(const policy::Decision& decision, std::string_view reason, std::size_t layer) {
  return std::ranges::any_of(decision.notes, [&](const policy::Note& note) {
    return name_of(note.reason) == reason && note.depth == layer;
  });
}

/// Whether it became of the packet what the row wants.
///
/// layer   on which the row's packet stands
/// accepts whether a verdict's reason is the one that the row wants of what passes
template <typename Accepts>
bool holds(const Expected& expected, const policy::Decision& decision, std::size_t layer,
           Accepts accepts) {
  const policy::Verdict& verdict = decision.verdict;
  const std::size_t where = expected.layer + layer;
  switch (expected.kind) {
    case Expected::Kind::drop:
      return verdict.is_drop() && name_of(verdict.reason()) == expected.reason &&
             verdict.depth() == where;
    case Expected::Kind::note:
      return verdict.is_accept() && is_noted(decision, expected.reason, where);
    case Expected::Kind::pass: return verdict.is_accept();
    case Expected::Kind::accept:
      return verdict.is_accept() && decision.notes.empty() &&
             (expected.reason.empty() ||
              (accepts(name_of(verdict.reason())) && verdict.depth() == where));
  }
  return false;
}

/// What a failed check prints.
std::string told(const Row& row, const char* where, const policy::Decision& decision) {
  return row.id + " [" + std::string(row.site) + ", " + std::string(row.path.name) + where +
         "]: " + words(decision);
}

/// Nothing brings packets for the rule; it is asked of those that are there.
bool is_asked_of_whatever_comes(std::string_view reason) {
  const policy::Rule& rule =
      policy::rules_in_order[*policy::row_of(*policy::find_reason(reason)).rule];
  return rule.steering.traffic == policy::Traffic::none && !rule.steering.is_decided_in_kernel();
}

/// No profile of its own would be replaced.
bool is_plain(const Row& row) { return site_text(row.site).find("profiles") == std::string::npos; }

}  // namespace

TEST_CASE("each row holds", "[conformance]") {
  for (const Row& row : all_rows()) {
    const policy::Decision decision = decide(row.packet, row.path, site_of(row.site));
    INFO(told(row, "", decision));
    CHECK(holds(row.expected, decision, 0,
                [&row](std::string_view reason) { return reason == row.expected.reason; }));
  }
}

TEST_CASE("strict drops what a row has noted, for what was noted, and passes what was not",
          "[conformance]") {
  for (const Row& row : all_rows()) {
    if (!is_plain(row)) continue;
    const policy::Decision before = decide(row.packet, row.path, site_of(row.site));
    const policy::Decision decision = decide(row.packet, row.path, strict_site_of(row.site));
    INFO(told(row, ", strict", decision));
    if (row.expected.kind == Expected::Kind::note) {
      CHECK(decision.verdict.is_drop());
      CHECK(is_noted(before, name_of(decision.verdict.reason()), decision.verdict.depth()));
    }
    if (row.expected.kind == Expected::Kind::accept) CHECK(decision.verdict == before.verdict);
    if (row.expected.kind == Expected::Kind::drop) CHECK(decision.verdict.is_drop());
  }
}

/// An error that is dropped for nothing natively. Out of a tunnel it must be about a packet that was sent, and a row
/// is the first packet that its gate sees; tests/memory has conversations.
bool is_of_no_flow(const Row& row, const policy::Decision& decision) {
  return row.expected.kind != Expected::Kind::drop &&
         decision.verdict.reason() == policy::Reason::icmpv6_error_unrelated;
}

TEST_CASE("inside a tunnel the same becomes of each row, one layer deeper", "[conformance]") {
  for (const Row& row : all_rows()) {
    for (const Inside& inside : inside_tunnels(row)) {
      const policy::Decision decision =
          decide(inside.packet, row.path, tunnelled_site_of(row.site));
      if (is_of_no_flow(row, decision)) continue;
      INFO(told(row, (", in " + std::string(inside.tunnel)).c_str(), decision));
      CHECK(holds(row.expected, decision, 1, [&row](std::string_view reason) {
        return may_stand_for(reason, row.expected.reason);
      }));
    }
  }
}

TEST_CASE("what a row drops or notes is brought to who does", "[conformance]") {
  for (const Row& row : all_rows()) {
    const bool is_hit =
        row.expected.kind == Expected::Kind::drop || row.expected.kind == Expected::Kind::note;
    if (!is_hit || is_asked_of_whatever_comes(row.expected.reason)) continue;
    const auto unjudged = passes_unjudged(row.packet, row.path, site_of(row.site));
    INFO(row.id << " [" << row.site << ", " << row.path.name << "]");
    CHECK(unjudged.has_value() == !row.not_brought.empty());
  }
}

}  // namespace sixgate::test::conformance
