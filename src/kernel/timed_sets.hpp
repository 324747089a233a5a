// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// A set of table inet sixgate whose elements come at run time and leave by a timeout of their own.
/// It is declared with the table and no reload empties it.
struct TimedSetRow {
  std::string_view name;
  std::string_view type;   ///< of an element, in nft's words
  std::uint32_t size = 0;  ///< elements at most; 0 where its type leaves no more than a few
  std::string_view comment;
  std::uint32_t seconds = 0;  ///< that an element stays, where all stay as long
  bool is_dynamic = false;    ///< whether rules add elements
};

/// The dead-man set: the gate queues a packet only while its family is an element.
inline constexpr TimedSetRow alive_set{
    .name = "alive",
    .type = "nf_proto",
    .size = 1024,  // nft gives each dynamic set one
    .comment = "The dead-man set: packets are queued only while somebody renews their family.",
    .is_dynamic = true};

/// Sources of a flood: what they send costs neither a queue nor what lies behind the gate.
inline constexpr TimedSetRow blocked_ipv4_set{
    .name = "blocked4",
    .type = "ipv4_addr",
    .size = 65536,
    .comment = "Sources of a flood, each until its timeout. A reload leaves them."};
inline constexpr TimedSetRow blocked_ipv6_set{
    .name = "blocked6", .type = "ipv6_addr", .size = 65536, .comment = ""};

/// Ways through [[service]] that a flow has opened for another one.
inline constexpr TimedSetRow pinholes_ipv4_set{
    .name = "pinholes4",
    .type = "ipv4_addr . ipv4_addr . inet_proto . inet_service",
    .size = 65536,
    .comment = "What may come besides: source, destination, protocol, port of the destination."};
inline constexpr TimedSetRow pinholes_ipv6_set{
    .name = "pinholes6",
    .type = "ipv6_addr . ipv6_addr . inet_proto . inet_service",
    .size = 65536,
    .comment = ""};

/// Families of which TCP flows may have begun before connection tracking did.
inline constexpr TimedSetRow settling_set{
    .name = "settling",
    .type = "nf_proto",
    .comment = "Families whose TCP flows may be older than connection tracking, for a time.",
    .seconds = 600};

/// Ports from which this host has asked a group.
inline constexpr TimedSetRow asked_set{
    .name = "asked",
    .type = "nf_proto . inet_service",
    .size = 4096,
    .comment = "Ports from which this host has just asked a group, or all.",
    .seconds = 10,
    .is_dynamic = true};

/// All of them, in the order in which they are declared.
inline constexpr std::array timed_sets{
    &alive_set,         &blocked_ipv4_set, &blocked_ipv6_set, &pinholes_ipv4_set,
    &pinholes_ipv6_set, &settling_set,     &asked_set};

constexpr const TimedSetRow& blocked_set(wire::Family family) {
  return family == wire::Family::ipv4 ? blocked_ipv4_set : blocked_ipv6_set;
}

constexpr const TimedSetRow& pinholes_set(wire::Family family) {
  return family == wire::Family::ipv4 ? pinholes_ipv4_set : pinholes_ipv6_set;
}

}  // namespace sixgate::kernel
