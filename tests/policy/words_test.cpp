// SPDX-License-Identifier: GPL-2.0-or-later
// The words of the policy that outputs and configuration share.
#include <string>

#include "sixgate/packet/fault.hpp"
#include "sixgate/policy/action.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/traffic.hpp"
#include "support/catch.hpp"

using namespace sixgate::policy;

TEST_CASE("a law is cited by its RFC or as the whitepaper", "[policy]") {
  CHECK(format(Law{.rfc = 3964, .section = "5.2"}).view() == "RFC 3964 5.2");
  CHECK(format(Law{.rfc = 0, .section = "3.1"}).view() == "whitepaper 3.1");
}

TEST_CASE("every action has a word, and the word finds it", "[policy]") {
  for (const Action action : {Action::drop, Action::log, Action::accept}) {
    CHECK(find_action(name_of(action)) == action);
  }
  CHECK_FALSE(find_action("reject"));
  CHECK_FALSE(find_action(""));
  CHECK_FALSE(find_action("Drop"));
}

TEST_CASE("hooks, zones, roles, modes and queue classes have words", "[policy]") {
  CHECK(name_of(Hook::forward) == "forward");
  CHECK(name_of(Hook::input) == "input");
  CHECK(name_of(Hook::output) == "output");
  CHECK(name_of(Zone::inside) == "inside");
  CHECK(name_of(Zone::outside) == "outside");
  CHECK(name_of(Zone::vpn) == "vpn");
  CHECK(name_of(Role::border) == "border");
  CHECK(name_of(Role::host) == "host");
  CHECK(name_of(Mode::enforce) == "enforce");
  CHECK(name_of(Mode::monitor) == "monitor");
  CHECK(name_of(WhenAbsent::baseline) == "baseline");
  CHECK(name_of(WhenAbsent::open) == "open");
  CHECK(name_of(WhenAbsent::closed) == "closed");
  CHECK(name_of(QueueClass::icmpv6) == "icmpv6");
  CHECK(name_of(QueueClass::tunnels) == "tunnels");
  CHECK(name_of(QueueClass::headers) == "headers");
  CHECK(name_of(QueueClass::fragments) == "fragments");
}

TEST_CASE("a fault has the word that ends the reason which drops it", "[policy]") {
  using sixgate::packet::Fault;
  for (int number = 1; number <= static_cast<int>(Fault::chain_length); ++number) {
    const auto fault = static_cast<Fault>(number);
    const std::string name(sixgate::packet::name_of(fault));
    const std::string family = fault == Fault::chain_length ? "ext." : "wire.";
    CHECK(find_reason(family + name));
  }
  CHECK(sixgate::packet::name_of(Fault::none).empty());
}
