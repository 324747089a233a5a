// SPDX-License-Identifier: GPL-2.0-or-later
// That no table is lost, no rule forgotten, and no row stands twice.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "conformance/inside.hpp"
#include "conformance/rows.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate::test::conformance {

namespace {

/// How many rows a source has, and how many of them are asked again inside a tunnel. Whoever adds
/// some counts them here.
struct Count {
  std::string_view source;
  std::size_t rows;
  std::size_t inside;
};

constexpr std::array counts{
    Count{"addresses", 475, 284},      Count{"fragments", 100, 72}, Count{"ICMPv4", 112, 0},
    Count{"IPv4 options", 50, 0},      Count{"listeners", 78, 78},  Count{"mobility", 112, 112},
    Count{"never dropped", 4912, 414}, Count{"RFC 2529", 7, 0},     Count{"RFC 3964", 235, 0},
    Count{"RFC 4380", 51, 0},          Count{"RFC 4443", 110, 109}, Count{"RFC 4861", 216, 216},
    Count{"RFC 4890", 2110, 1829},     Count{"RFC 5214", 13, 0},    Count{"RFC 5969", 25, 0},
    Count{"RFC 6092", 126, 123},       Count{"RFC 8200", 69, 69},   Count{"RFC 9288", 944, 942},
    Count{"scenarios", 1080, 0},       Count{"tunnels", 142, 40},   Count{"wire", 26, 8},
};

}  // namespace

TEST_CASE("each source has its rows", "[conformance]") {
  REQUIRE(counts.size() == sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    INFO(sources[i].name);
    const Rows rows = sources[i].rows();
    const auto inside =
        std::ranges::count_if(rows, [](const Row& row) { return !inside_tunnels(row).empty(); });
    CHECK(counts[i].source == sources[i].name);
    CHECK(rows.size() == counts[i].rows);
    CHECK(static_cast<std::size_t>(inside) == counts[i].inside);
  }
}

TEST_CASE("each row has an id of its own", "[conformance]") {
  std::set<std::string> ids;
  for (const Row& row : all_rows()) {
    INFO(row.id);
    CHECK(ids.insert(row.id).second);
  }
}

TEST_CASE("each reason that a row names is one", "[conformance]") {
  for (const Row& row : all_rows()) {
    INFO(row.id);
    CHECK((row.expected.reason.empty() || policy::find_reason(row.expected.reason)));
  }
}

/// What no packet breaks alone, but by those that came before; tests/memory has them.
bool needs_others(const policy::Rule& rule) {
  using policy::Reason;
  constexpr std::array reasons{Reason::frag_overlap,        Reason::frag_overlap_ipv4,
                               Reason::frag_overlap_tunnel, Reason::frag_dropped_train,
                               Reason::frag_orphan,         Reason::tunnel_teredo_unsolicited,
                               Reason::tunnel_teredo_rate};
  return name_of(rule.reason).starts_with("rate.") ||
         std::ranges::find(reasons, rule.reason) != reasons.end();
}

TEST_CASE("each rule is broken by a row", "[conformance]") {
  for (const policy::Rule& rule : policy::rules_in_order) {
    if (needs_others(rule)) continue;
    INFO(name_of(rule.reason));
    CHECK(std::ranges::any_of(all_rows(), [&rule](const Row& row) {
      const bool is_hit =
          row.expected.kind == Expected::Kind::drop || row.expected.kind == Expected::Kind::note;
      return is_hit && row.expected.reason == name_of(rule.reason);
    }));
  }
}

TEST_CASE("each acceptance is given to a row", "[conformance]") {
  for (const policy::Acceptance& acceptance : policy::acceptances_in_order) {
    if (acceptance.reason == policy::Reason::flow_established) continue;  // by what came before
    INFO(name_of(acceptance.reason));
    CHECK(std::ranges::any_of(all_rows(), [&acceptance](const Row& row) {
      return row.expected.kind == Expected::Kind::accept &&
             row.expected.reason == name_of(acceptance.reason);
    }));
  }
}

}  // namespace sixgate::test::conformance
