// SPDX-License-Identifier: GPL-2.0-or-later
#include "engine/judge.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"

namespace sixgate::engine {

Judgement judge(const Packet& packet, const policy::Policy& policy, memory::Memory& memory) {
  const packet::Headers headers = packet::read(packet.bytes, packet.length);
  const policy::Recollection recollection = memory.recall(headers);
  const policy::Decision decision = policy::decide(headers, packet.arrival, policy, recollection);
  memory.remember(headers, decision);
  return {.headers = headers, .decision = decision};
}

}  // namespace sixgate::engine
