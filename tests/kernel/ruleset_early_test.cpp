// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "kernel/names.hpp"
#include "kernel/rendered.hpp"
#include "kernel/ruleset.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using policy::Action;
using policy::Hook;
using policy::Role;

TEST_CASE("fragments are steered before connection tracking puts them together") {
  for (const Role role : {Role::border, Role::host}) {
    const std::string text = text_of(defaults(role));
    CHECK(text.find("chain early {\n\t\ttype filter hook prerouting priority -450;") !=
          std::string::npos);
    CHECK(text.find("chain early_backstop {\n\t\ttype filter hook prerouting priority -449;") !=
          std::string::npos);
    CHECK(has(rules_of(text, "early"), "exthdr frag exists goto pend_fragments"));
    CHECK(has(rules_of(text, "early_backstop"), "!= 0"));
  }
}

TEST_CASE("fragments are steered once: behind prerouting only those that are sent here") {
  const std::string text = text_of(defaults(Role::border));
  CHECK_FALSE(has(rules_of(text, "steer"), "pend_fragments"));
  CHECK_FALSE(has(rules_of(text, "gate_forward"), "pend_fragments"));
  CHECK_FALSE(has(rules_of(text, "gate_input"), "pend_fragments"));
  CHECK(has(rules_of(text, "gate_output"), "exthdr frag exists goto pend_fragments"));
}

TEST_CASE("what the kernel decides of fragments it decides where they are fragments") {
  const std::string text = text_of(defaults(Role::border));
  const std::string decides = "counter name \"frag.tiny-tcp\" drop";
  CHECK(has(rules_of(text, "early"), decides));
  CHECK(has(rules_of(text, "gate_output"), decides));
  CHECK_FALSE(has(rules_of(text, "gate_forward"), decides));
  CHECK_FALSE(has(rules_of(text, "gate_input"), decides));
}

TEST_CASE("without a rule about fragments none is steered") {
  policy::Policy policy = defaults(Role::border);
  for (const policy::Rule& rule : policy::rules_in_order) {
    if (overlap(rule.steering.traffic, policy::Traffic::fragments)) {
      policy.actions[policy::index_of(rule.reason)] = Action::accept;
    }
  }
  CHECK_FALSE(has(rules_of(text_of(policy), "early"), "pend_fragments"));
}

}  // namespace

}  // namespace sixgate::kernel
