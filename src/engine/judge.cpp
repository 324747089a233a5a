// SPDX-License-Identifier: GPL-2.0-or-later
#include "engine/judge.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "sixgate/policy/steer.hpp"

namespace sixgate::engine {

namespace {

template <typename Hear = policy::Unheard>
void decide(Judgement& judgement, const packet::Packet& packet, const policy::Arrival& arrival,
            const policy::Policy& policy, memory::Memory& memory, memory::Moment now,
            Hear hear = {}) {
  const policy::Visit visit = policy::make_visit(packet, judgement.headers, arrival, policy);
  const policy::Recollection recollection = memory.recall(visit, now);
  judgement.decision = policy::decide(visit, recollection, hear);
  memory.remember(visit, recollection, judgement.decision, now);
}

Judgement begin(const packet::Packet& packet, const policy::Policy& policy) {
  return {.headers = packet::read(packet, policy.declared()),
          .decision = {.verdict = policy::Verdict::accept(policy::Reason::default_not_steered, 0),
                       .notes = {}}};
}

}  // namespace

Judgement judge(const packet::Packet& packet, const policy::Arrival& arrival,
                const policy::Policy& policy, memory::Memory& memory, memory::Moment now) {
  Judgement judgement = begin(packet, policy);
  decide(judgement, packet, arrival, policy, memory, now);
  return judgement;
}

Judgement judge_aloud(const packet::Packet& packet, const policy::Arrival& arrival,
                      const policy::Policy& policy, memory::Memory& memory, memory::Moment now,
                      std::vector<policy::Answer>& answers) {
  Judgement judgement = begin(packet, policy);
  decide(judgement, packet, arrival, policy, memory, now,
         [&answers](const policy::Answer& answer) { answers.push_back(answer); });
  return judgement;
}

Judgement judge_as_steered(const packet::Packet& packet, const policy::Arrival& arrival,
                           const policy::Policy& policy, memory::Memory& memory,
                           memory::Moment now) {
  Judgement judgement = begin(packet, policy);
  const auto reason = policy::passes_unjudged(packet, judgement.headers, arrival, policy);
  if (reason) {
    judgement.decision.verdict = policy::Verdict::accept(*reason, 0);
  } else {
    decide(judgement, packet, arrival, policy, memory, now);
  }
  return judgement;
}

}  // namespace sixgate::engine
