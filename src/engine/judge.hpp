// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "memory/memory.hpp"
#include "memory/moment.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/answer.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::engine {

/// What was read and what was decided. It owns all it holds and refers to no packet byte.
struct Judgement {
  packet::Headers headers;
  policy::Decision decision;
};

/// Reads, recalls, decides, remembers: the one way from bytes to a verdict, for a queue, a capture,
/// a test. Total, and allocates nothing. It does not apply the policy's mode: in monitor mode too
/// the decision is the one that enforcing would carry out.
///
/// now  when the packet came, by the clock that `memory` goes by
[[nodiscard]] Judgement judge(const packet::Packet& packet, const policy::Arrival& arrival,
                              const policy::Policy& policy, memory::Memory& memory,
                              memory::Moment now);

/// The same for somebody who wants to know why: the answers of the rules, in the order of asking,
/// are added to `answers`. Allocates.
[[nodiscard]] Judgement judge_aloud(const packet::Packet& packet, const policy::Arrival& arrival,
                                    const policy::Policy& policy, memory::Memory& memory,
                                    memory::Moment now, std::vector<policy::Answer>& answers);

/// The same for a packet that no steering has brought: one that the kernel would pass by itself is
/// accepted for its reason there, default.not-steered mostly, and nobody remembers it.
[[nodiscard]] Judgement judge_as_steered(const packet::Packet& packet,
                                         const policy::Arrival& arrival,
                                         const policy::Policy& policy, memory::Memory& memory,
                                         memory::Moment now);

}  // namespace sixgate::engine
