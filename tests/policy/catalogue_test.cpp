// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/catalogue.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>

#include "support/catch.hpp"

using namespace sixgate::policy;

TEST_CASE("each reason stands in the catalogue once, under its number", "[policy]") {
  REQUIRE(catalogue.size() == reason_count);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const CatalogueRow& row = catalogue[i];
    CHECK(index_of(row.reason) == i);
    CHECK(names.insert(row.name).second);
    CHECK(&row_of(row.reason) == &row);
    CHECK(find_reason(row.name) == row.reason);
  }
}

bool is_accepted_by_kernel(Reason reason) {
  return std::ranges::any_of(kernel_reasons, [reason](const KernelReason& row) {
    return row.reason == reason && !row.defaults;
  });
}

TEST_CASE("each reason comes from one rule, one acceptance, or the kernel alone", "[policy]") {
  for (const CatalogueRow& row : catalogue) {
    DYNAMIC_SECTION(row.name) {
      const auto rules = std::ranges::count(rules_in_order, row.reason, &Rule::reason);
      const auto acceptances =
          std::ranges::count(acceptances_in_order, row.reason, &Acceptance::reason);
      const auto kernel = std::ranges::count(kernel_reasons, row.reason, &KernelReason::reason);
      CHECK(rules + acceptances + kernel == 1);
      CHECK(row.rule.has_value() == (rules == 1));
      CHECK((row.defaults.has_value()) == !(acceptances == 1 || is_accepted_by_kernel(row.reason)));
    }
  }
}

TEST_CASE("a reason has a name of the family, one sentence and a source", "[policy]") {
  constexpr std::array<std::string_view, 15> families{
      "wire", "ipv4",   "ipv6",   "ext",   "frag",    "icmpv6", "icmpv4", "nd",
      "mld",  "tunnel", "mobile", "ipsec", "service", "rate",   "default"};
  for (const CatalogueRow& row : catalogue) {
    DYNAMIC_SECTION(row.name) {
      const std::string_view family = row.name.substr(0, row.name.find('.'));
      CHECK((family == "flow" || std::ranges::find(families, family) != families.end()));
      CHECK(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") ==
            std::string_view::npos);
      CHECK(std::ranges::count(row.name, '.') == 1);
      CHECK(row.sentence.ends_with("."));
      CHECK(row.sentence.find(". ") == std::string_view::npos);
      CHECK_FALSE(row.law.section.empty());
    }
  }
}

TEST_CASE("the names that others rely on exist", "[policy]") {
  for (const std::string_view name : {"icmpv6.echo-multicast",
                                      "icmpv6.packet-too-big",
                                      "icmpv6.ptb-mtu",
                                      "nd.hop-limit",
                                      "nd.fragmented",
                                      "nd.off-link",
                                      "ext.routing-type-0",
                                      "ext.chain-too-long",
                                      "ext.order",
                                      "mobile.unprotected-binding",
                                      "frag.header-chain",
                                      "ipv6.source-multicast",
                                      "ipv6.link-local-routed",
                                      "tunnel.undeclared",
                                      "tunnel.depth",
                                      "tunnel.6to4-source-mismatch",
                                      "tunnel.6to4-destination-mismatch",
                                      "tunnel.6to4-martian-ipv4",
                                      "tunnel.6to4-martian-ipv6",
                                      "tunnel.6to4-native-to-native",
                                      "tunnel.teredo-blocked",
                                      "service.closed",
                                      "icmpv6.error-passes",
                                      "service.allowed",
                                      "flow.established",
                                      "rate.blocked",
                                      "default.native",
                                      "default.not-steered"}) {
    DYNAMIC_SECTION(name) { CHECK(find_reason(name)); }
  }
  CHECK_FALSE(find_reason("icmpv6.echo_multicast"));
  CHECK_FALSE(find_reason(""));
}

TEST_CASE("the default actions are those of the column", "[policy]") {
  for (const Rule& rule : rules_in_order) {
    DYNAMIC_SECTION(name_of(rule.reason)) {
      const auto action = [&](Role role, bool is_strict) {
        return default_actions(role, is_strict)[index_of(rule.reason)];
      };
      CHECK(action(Role::border, false) == rule.defaults.border);
      CHECK(action(Role::host, false) == rule.defaults.host);
      CHECK(action(Role::border, true) == rule.defaults.strict);
      CHECK(action(Role::host, true) == rule.defaults.strict);
      // Strict may only tighten: what is logged becomes a drop, what is dropped stays one.
      CHECK(rule.defaults.strict <= rule.defaults.border);
      CHECK(rule.defaults.strict <= rule.defaults.host);
    }
  }
}

TEST_CASE("reasons that accept have no action to speak of", "[policy]") {
  const Actions actions = default_actions(Role::border);
  for (const Acceptance& acceptance : acceptances_in_order) {
    CHECK(actions[index_of(acceptance.reason)] == Action::accept);
  }
}

TEST_CASE("strict replaces either role's action", "[policy]") {
  constexpr Defaults defaults{
      .border = Action::log, .host = Action::accept, .strict = Action::drop};
  CHECK(defaults.of(Role::border, false) == Action::log);
  CHECK(defaults.of(Role::host, false) == Action::accept);
  CHECK(defaults.of(Role::border, true) == Action::drop);
  CHECK(defaults.of(Role::host, true) == Action::drop);
}

TEST_CASE("every rule says what brings it its packets, but those about any traffic", "[policy]") {
  for (const Rule& rule : rules_in_order) {
    DYNAMIC_SECTION(name_of(rule.reason)) {
      const bool is_steered =
          rule.steering.traffic != Traffic::none || rule.steering.is_decided_in_kernel();
      const bool is_about_bytes =
          rule.reason >= Reason::wire_empty && rule.reason <= Reason::wire_jumbo;
      const bool compares_fields =
          rule.reason == Reason::ipv4_land || rule.reason == Reason::ipv6_land;
      const bool counts = row_of(rule.reason).name.starts_with("rate.");
      CHECK(is_steered == !(is_about_bytes || compares_fields || counts));
    }
  }
}

TEST_CASE("a match of what is routed has no hook but forward", "[policy]") {
  for (const Rule& rule : rules_in_order) {
    DYNAMIC_SECTION(name_of(rule.reason)) {
      for (const KernelMatch& match : rule.steering.matches) {
        CHECK((!match.is_routed || std::ranges::equal(match.hooks, only_forward)));
      }
    }
  }
}

TEST_CASE("the kernel asks of what is routed last, and so does the engine", "[policy]") {
  const auto is_routed_only = [](const Rule& rule) {
    return rule.steering.is_decided_in_kernel() &&
           std::ranges::all_of(rule.steering.matches, &KernelMatch::is_routed);
  };
  const auto* const first_routed = std::ranges::find_if(rules_in_order, is_routed_only);
  for (const Rule& rule : std::span(first_routed, rules_in_order.end())) {
    DYNAMIC_SECTION(name_of(rule.reason)) {
      CHECK((is_routed_only(rule) || !rule.steering.is_decided_in_kernel()));
    }
  }
}
