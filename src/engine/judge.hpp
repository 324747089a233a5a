// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "memory/memory.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::engine {

/// One packet as somebody handed it over. The bytes stay theirs and must outlive the call.
struct Packet {
  std::span<const std::uint8_t> bytes;  ///< from the outermost IP header on
  std::size_t length = 0;               ///< of the packet itself, bytes; bytes.size() or more
  policy::Arrival arrival;
};

/// What was read and what was decided. It owns all it holds and refers to no packet byte.
struct Judgement {
  packet::Headers headers;
  policy::Decision decision;
};

/// Reads, recalls, decides, remembers: the one way from bytes to a verdict, for a queue, a capture,
/// a test. Total, and allocates nothing. It does not apply the policy's mode: in monitor mode too
/// the decision is the one that enforcing would carry out.
[[nodiscard]] Judgement judge(const Packet& packet, const policy::Policy& policy,
                              memory::Memory& memory);

/// The same for a packet that no steering has brought: one that the kernel would pass by itself is
/// accepted for its reason there, default.not-steered mostly, and nobody remembers it.
[[nodiscard]] Judgement judge_as_steered(const Packet& packet, const policy::Policy& policy,
                                         memory::Memory& memory);

}  // namespace sixgate::engine
