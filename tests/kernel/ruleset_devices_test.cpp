// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "kernel/names.hpp"
#include "kernel/rendered.hpp"
#include "kernel/ruleset.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using policy::Role;

std::string text_with(std::string_view device, policy::Policy policy = defaults(Role::border)) {
  policy::Tunnel tunnel;
  tunnel.device = device;
  policy.tunnels = {&tunnel, 1};
  return text_of(policy);
}

TEST_CASE("what comes out of a tunnel's device, or goes into it, goes a way of its own") {
  const std::string text = text_with("sit1");
  const std::string in = "iifname \"sit1\" meta iifkind { \"sit\" } meta ipsec missing ";
  const std::string out = "oifname \"sit1\" meta oifkind { \"sit\" } rt ipsec missing ";
  CHECK(has(rules_of(text, "early"), in + "return"));
  CHECK(has(rules_of(text, "gate_forward"), in + "goto device_forward"));
  CHECK(has(rules_of(text, "gate_forward"), out + "goto device_forward"));
  CHECK(has(rules_of(text, "gate_input"), in + "goto device_input"));
  CHECK_FALSE(has(rules_of(text, "gate_input"), "oifname \"sit1\""));
  CHECK(has(rules_of(text, "gate_output"), out + "goto device_output"));
  CHECK_FALSE(has(rules_of(text, "gate_output"), "iifname \"sit1\""));
}

TEST_CASE("there only what depends on the way is asked") {
  const auto rules = rules_of(text_with("sit1"), "device_forward");
  CHECK(has(rules, "counter name \"ipv6.multicast-scope\""));
  CHECK_FALSE(has(rules, "counter name \"ipv6.source-multicast\""));
  CHECK(has(rules, "jump forwarded"));
  CHECK(has(rules, "jump guaranteed"));
  const auto steers = rules_of(text_with("sit1"), "device_steer");
  CHECK(has(steers, "meta l4proto icmpv6 goto pend_devices"));
  CHECK_FALSE(has(steers, "exthdr frag exists"));
  CHECK_FALSE(has(steers, "pend_icmpv6"));
}

TEST_CASE("a host has no such way through it") {
  const std::string text = text_with("sit1", defaults(Role::host));
  CHECK(rules_of(text, "device_forward").empty());
  CHECK_FALSE(rules_of(text, "device_input").empty());
}

TEST_CASE("what comes out of a tunnel's device must find a service, whatever its zone") {
  const std::string text = text_with("sit1");
  CHECK(has(rules_of(text, "services_forward"),
            "iifname \"sit1\" meta iifkind { \"sit\" } goto open_forward"));
  CHECK(has(rules_of(text, "open_forward"), "counter name \"service.closed\" drop"));
  CHECK(has(rules_of(text, "backstop_forward"), "jump services_forward"));
  CHECK(has(rules_of(text, "backstop_input"), "jump services_input"));
}

TEST_CASE("without tunnels that end here nothing is said of devices") {
  const std::string text = text_with("");
  CHECK_FALSE(has(rules_of(text, "gate_forward"), "device_"));
  CHECK(rules_of(text, "device_forward").empty());
  CHECK(rules_of(text, "device_steer").empty());
}

}  // namespace

}  // namespace sixgate::kernel
