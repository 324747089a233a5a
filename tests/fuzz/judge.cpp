// SPDX-License-Identifier: GPL-2.0-or-later
// The engine, for several sites and arrivals. An input is a packet.
#include "engine/judge.hpp"

#include <array>

#include "sixgate/policy/arrival.hpp"
#include "support/header_laws.hpp"
#include "support/judgement_laws.hpp"
#include "support/same_headers.hpp"
#include "support/site.hpp"
#include "target.hpp"

using namespace sixgate;
using packet::Packet;
using policy::Arrival;

namespace {

constexpr std::array arrivals{
    Arrival{},
    Arrival{.hook = policy::Hook::forward,
            .in_interface = 1,
            .out_interface = 2,
            .in_zone = policy::Zone::outside,
            .out_zone = policy::Zone::inside},
    Arrival{.hook = policy::Hook::input,
            .in_interface = 1,
            .in_zone = policy::Zone::inside,
            .out_zone = {}},
    Arrival{.hook = policy::Hook::output,
            .out_interface = 2,
            .in_zone = {},
            .out_zone = policy::Zone::vpn},
};

/// As many as arrivals.
std::array<test::Site, arrivals.size()> sites() {
  return {test::Site()
              .tunnel("isatap", {})
              .isatap({"2600:7::/64"}, {"8.0.0.0/8"})
              .tunnel("6over4", {"9.0.0.0/8"})
              .tunnel("6rd", {})
              .six_rd("2600::/16", "0.0.0.0/0", {"8.0.0.1"}),
          test::Site(policy::Role::host, true).teredo_gate({"65.54.227.120"}, {}),
          test::with_declared_tunnels().protect(policy::Protection::ipsec),
          test::Site()
              .inside({"2600::/32", "9.0.0.0/8"})
              .tunnel("6to4", {"9.0.0.2"})
              .role(policy::SixToFourRole::relay)
              .max_depth(6)
              .open_everything()};
}

void judge_twice(const Packet& packet, const Arrival& arrival, const policy::Policy& policy) {
  memory::Memory memory(memory::Sizes{
      .flows = 1, .fragments = 1, .rates = 1, .teredo_clients = 1, .teredo_peers = 1});
  const auto judgement = engine::judge(packet, arrival, policy, memory, {});
  const auto again = engine::judge(packet, arrival, policy, memory, {});
  fuzz::hold(test::broken_law(judgement.headers, packet));
  fuzz::hold(test::broken_law(judgement));
  fuzz::hold(test::same(judgement.headers, again.headers), "the same bytes, the same headers");
  fuzz::hold(judgement.decision.verdict == again.decision.verdict,
             "the same bytes, the same verdict");
  (void)engine::judge_as_steered(packet, arrival, policy, memory, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto all_sites = sites();
  const fuzz::Bytes bytes(data, data + size);
  for (std::size_t i = 0; i < all_sites.size(); ++i) {
    const policy::Policy policy = all_sites[i].policy();
    judge_twice(packet::whole(bytes), arrivals[i], policy);
    judge_twice({.bytes = bytes, .length = size + 100}, arrivals[(i + 1) % arrivals.size()],
                policy);
  }
  return 0;
}
