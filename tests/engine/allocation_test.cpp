// SPDX-License-Identifier: GPL-2.0-or-later
#include <vector>

#include "engine/judge.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/count_allocations.hpp"
#include "support/site.hpp"

using namespace sixgate;
using test::Bytes;

namespace {

std::size_t allocations_of_judging(const std::vector<Bytes>& packets,
                                   const policy::Policy& policy) {
  memory::Memory memory;
  std::size_t drops = 0;
  const std::size_t before = test::allocations();
  for (const Bytes& bytes : packets) {
    const packet::Packet packet = packet::whole(bytes);
    drops += engine::judge(packet, {}, policy, memory, {}).decision.verdict.is_drop() ? 1U : 0U;
  }
  const std::size_t count = test::allocations() - before;
  CHECK(drops > 0);
  CHECK(drops < packets.size());
  return count;
}

}  // namespace

TEST_CASE("the counter counts", "[engine]") {
  const std::size_t before = test::allocations();
  const std::vector<int> something(100);
  CHECK(test::allocations() == before + 1);
}

TEST_CASE("judging allocates nothing, whatever the packet", "[engine]") {
  std::vector<Bytes> packets;
  for (const auto& packet : test::valid_packets()) {
    const Bytes bytes = packet.bytes();
    packets.push_back(bytes);
    packets.emplace_back(bytes.begin(),
                         bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2));
  }
  const test::Site open = test::with_declared_tunnels().tunnel("vxlan", {}).tunnel("geneve", {});
  CHECK(allocations_of_judging(packets, open.policy()) == 0);
  const test::Site closed;
  CHECK(allocations_of_judging(packets, closed.policy()) == 0);
}

TEST_CASE("noting allocates nothing either", "[engine]") {
  std::vector<Bytes> packets;
  for (const auto& packet : test::valid_packets()) packets.push_back(packet.bytes());
  packets.push_back(test::ipv6("2600::1", "2600::2").tcp(443).truncated(50));
  test::Site site = test::with_declared_tunnels();
  for (const policy::ReasonName& row : policy::reason_names) {
    if (row.reason != policy::Reason::wire_payload_length)
      site.action(row.name, policy::Action::log);
  }
  CHECK(allocations_of_judging(packets, site.policy()) == 0);
}
