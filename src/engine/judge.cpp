// SPDX-License-Identifier: GPL-2.0-or-later
#include "engine/judge.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "sixgate/policy/steer.hpp"

namespace sixgate::engine {

namespace {

Judgement judge(const packet::Headers& headers, const policy::Arrival& arrival,
                const policy::Policy& policy, memory::Memory& memory) {
  const policy::Recollection recollection = memory.recall(headers);
  const policy::Decision decision = policy::decide(headers, arrival, policy, recollection);
  memory.remember(headers, decision);
  return {.headers = headers, .decision = decision};
}

}  // namespace

Judgement judge(const Packet& packet, const policy::Policy& policy, memory::Memory& memory) {
  return judge(packet::read(packet.bytes, packet.length), packet.arrival, policy, memory);
}

Judgement judge_as_steered(const Packet& packet, const policy::Policy& policy,
                           memory::Memory& memory) {
  const packet::Headers headers = packet::read(packet.bytes, packet.length);
  if (policy::is_steered(headers, packet.arrival, policy)) {
    return judge(headers, packet.arrival, policy, memory);
  }
  const auto verdict = policy::Verdict::accept(policy::Reason::default_not_steered, 0);
  return {.headers = headers, .decision = {.verdict = verdict, .notes = {}}};
}

}  // namespace sixgate::engine
