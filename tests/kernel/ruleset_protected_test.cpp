// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>

#include "kernel/rendered.hpp"
#include "kernel/ruleset.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using namespace wire::literals;
using policy::Action;
using policy::Role;

constexpr std::array local{"192.0.2.1/32"_net};
constexpr std::array remote{"198.51.100.1/32"_net};

std::string text_with(policy::Protection protection, Action action = Action::drop) {
  policy::Tunnel tunnel;
  tunnel.local = local;
  tunnel.remote = remote;
  tunnel.protect = protection;
  policy::Policy policy = defaults(Role::border);
  policy.actions[policy::index_of(policy::Reason::tunnel_unprotected)] = action;
  policy.tunnels = {&tunnel, 1};
  return text_of(policy);
}

constexpr const char* arriving =
    "meta nfproto ipv4 ip saddr { 198.51.100.1/32 } ip daddr { 192.0.2.1/32 } meta l4proto 41 "
    "meta ipsec missing counter name \"tunnel.unprotected\"";
constexpr const char* leaving =
    "meta nfproto ipv4 ip daddr { 198.51.100.1/32 } ip saddr { 192.0.2.1/32 } meta l4proto 41 "
    "rt ipsec missing counter name \"tunnel.unprotected\"";

TEST_CASE("where a protected tunnel ends the kernel asks whether IPsec was around it") {
  const std::string text = text_with(policy::Protection::ipsec);
  CHECK(has(rules_of(text, "gate_input"), std::string(arriving) + " drop"));
  CHECK(has(rules_of(text, "gate_output"), std::string(leaving) + " drop"));
  CHECK_FALSE(has(rules_of(text, "gate_forward"), "tunnel.unprotected"));
  CHECK(text.find("counter tunnel.unprotected { }") != std::string::npos);
}

TEST_CASE("what is only told of passes, and what is switched off is not asked") {
  const auto told = rules_of(text_with(policy::Protection::ipsec, Action::log), "gate_input");
  CHECK(has(told, arriving));
  CHECK_FALSE(has(told, std::string(arriving) + " drop"));
  const auto off = rules_of(text_with(policy::Protection::ipsec, Action::accept), "gate_input");
  CHECK_FALSE(has(off, "ipsec missing"));
}

TEST_CASE("of a tunnel that needs no protection nothing is asked") {
  CHECK(text_with(policy::Protection::none).find("ipsec missing") == std::string::npos);
}

}  // namespace

}  // namespace sixgate::kernel
