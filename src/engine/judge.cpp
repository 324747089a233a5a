// SPDX-License-Identifier: GPL-2.0-or-later
#include "engine/judge.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "sixgate/policy/steer.hpp"

namespace sixgate::engine {

namespace {

template <typename Hear = policy::Unheard>
void decide(Judgement& judgement, const packet::Packet& packet, const policy::Arrival& arrival,
            const policy::Policy& policy, memory::Memory& memory, Hear hear = {}) {
  const policy::Recollection recollection = memory.recall(judgement.headers);
  judgement.decision =
      policy::decide(packet, judgement.headers, arrival, policy, recollection, hear);
  memory.remember(judgement.headers, judgement.decision);
}

Judgement begin(const packet::Packet& packet, const policy::Policy& policy) {
  return {.headers = packet::read(packet, policy.declared()),
          .decision = {.verdict = policy::Verdict::accept(policy::Reason::default_not_steered, 0),
                       .notes = {}}};
}

}  // namespace

Judgement judge(const packet::Packet& packet, const policy::Arrival& arrival,
                const policy::Policy& policy, memory::Memory& memory) {
  Judgement judgement = begin(packet, policy);
  decide(judgement, packet, arrival, policy, memory);
  return judgement;
}

Judgement judge_aloud(const packet::Packet& packet, const policy::Arrival& arrival,
                      const policy::Policy& policy, memory::Memory& memory,
                      std::vector<policy::Answer>& answers) {
  Judgement judgement = begin(packet, policy);
  decide(judgement, packet, arrival, policy, memory,
         [&answers](const policy::Answer& answer) { answers.push_back(answer); });
  return judgement;
}

Judgement judge_as_steered(const packet::Packet& packet, const policy::Arrival& arrival,
                           const policy::Policy& policy, memory::Memory& memory) {
  Judgement judgement = begin(packet, policy);
  const auto reason = policy::passes_unjudged(packet, judgement.headers, arrival, policy);
  if (reason) {
    judgement.decision.verdict = policy::Verdict::accept(*reason, 0);
  } else {
    decide(judgement, packet, arrival, policy, memory);
  }
  return judgement;
}

}  // namespace sixgate::engine
