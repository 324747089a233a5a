// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "sixgate/policy/action.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/subject.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::policy {

/// All subjects of a layer.
constexpr Subjects find_subjects(const Facts& facts) {
  Subjects subjects = find_subjects(facts.layer);
  subjects.add(Subject::tunnel, facts.carries_tunnel());
  subjects.add(Subject::inner, facts.outer != nullptr);
  subjects.add(Subject::teredo, facts.is_teredo());
  return subjects;
}

/// A match by which the kernel decides by itself. `@inside`, `@outside` and `@vpn` behind iifname
/// or oifname stand for the interfaces of that zone, one rule each; `@site.inside4` and
/// `@site.inside6` are the sets of [site] inside. Where what one stands for is empty the match is
/// left out.
struct KernelMatch {
  std::string_view expression;               ///< nft matches
  std::span<const Hook> hooks = gate_hooks;  ///< on which it is asked
  bool without_zones = false;                ///< only where [zones] names no interface

  /// Only of what is routed: not of what a bridge forwards, which stays on its link. Such a match
  /// has no other hook than forward.
  bool is_routed = false;

  /// Asked where [site] inside is empty too, whose sets then hold nobody.
  bool stays_without_inside = false;
};

/// What brings a rule its packets: kinds of traffic that are queued; or matches by which the kernel
/// decides the same for the outermost layer itself; or both, where the kernel can decide what is
/// not queued.
struct Steering {
  Traffic traffic = Traffic::none;
  std::span<const KernelMatch> matches{};  ///< each enough by itself

  [[nodiscard]] constexpr bool is_decided_in_kernel() const { return !matches.empty(); }
};

/// What a site must say for a rule ever to match.
enum class Needs : std::uint8_t {
  nothing,
  direction,         ///< [zones], or, of addresses, [site] inside
  zones,             ///< [zones]
  zones_and_inside,  ///< both
};

/// One law: what it is against, where it stands, what it does, what brings it its packets.
struct Rule {
  Reason reason;
  std::string_view sentence;  ///< what is wrong with the packet; one, for a sysadmin
  Law law;
  Defaults defaults;
  Steering steering;
  Subject subject;
  bool (*matches)(const Facts&);  ///< asked only of layers that have the subject
  Needs needs = Needs::nothing;   ///< without which it never matches
  bool is_about_way = false;      ///< a packet's own interfaces matter to it; see asked.hpp
};

}  // namespace sixgate::policy
