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

/// How many rows a source has. Whoever adds some counts them here.
struct Count {
  std::string_view source;
  std::size_t rows;
};

constexpr std::array counts{
    Count{"addresses", 0},
};

}  // namespace

TEST_CASE("each source has its rows", "[conformance]") {
  REQUIRE(counts.size() == sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    INFO(sources[i].name);
    CHECK(counts[i].source == sources[i].name);
    CHECK(sources[i].rows().size() == counts[i].rows);
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

TEST_CASE("each rule is broken by a row", "[conformance]") {
  for (const policy::Rule& rule : policy::rules_in_order) {
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
    INFO(name_of(acceptance.reason));
    CHECK(std::ranges::any_of(all_rows(), [&acceptance](const Row& row) {
      return row.expected.kind == Expected::Kind::accept &&
             row.expected.reason == name_of(acceptance.reason);
    }));
  }
}

TEST_CASE("most rows of IPv6 are asked again inside a tunnel", "[conformance]") {
  const auto inside = std::ranges::count_if(
      all_rows(), [](const Row& row) { return !inside_tunnels(row).empty(); });
  CHECK(static_cast<std::size_t>(inside) * 2 > all_rows().size());
}

}  // namespace sixgate::test::conformance
