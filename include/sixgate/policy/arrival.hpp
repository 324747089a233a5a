// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sixgate::policy {

/// Where in the kernel a packet is judged. A capture has no hook. At prerouting fragments are, as
/// they came off the wire: what comes behind may see the packet that was put together from them.
enum class Hook : std::uint8_t { forward, input, output, prerouting };

inline constexpr std::array all_hooks{Hook::prerouting, Hook::forward, Hook::input, Hook::output};
inline constexpr std::array gate_hooks{Hook::forward, Hook::input, Hook::output};
inline constexpr std::array only_forward{Hook::forward};
inline constexpr std::array only_input{Hook::input};
inline constexpr std::array only_output{Hook::output};
inline constexpr std::array on_arrival{Hook::forward, Hook::input};
inline constexpr std::array before_reassembly{Hook::prerouting, Hook::output};

constexpr std::string_view name_of(Hook hook) {
  switch (hook) {
    case Hook::forward: return "forward";
    case Hook::input: return "input";
    case Hook::output: return "output";
    case Hook::prerouting: return "prerouting";
  }
  return {};
}

/// A zone of interfaces, [zones] of the configuration.
enum class Zone : std::uint8_t { inside, outside, vpn };

inline constexpr std::array all_zones{Zone::inside, Zone::outside, Zone::vpn};

constexpr std::string_view name_of(Zone zone) {
  switch (zone) {
    case Zone::inside: return "inside";
    case Zone::outside: return "outside";
    case Zone::vpn: return "vpn";
  }
  return {};
}

/// Some of the zones.
class ZoneSet {
 public:
  constexpr ZoneSet() = default;

  [[nodiscard]] static constexpr ZoneSet all() {
    ZoneSet zones;
    for (const Zone zone : all_zones) zones.add(zone);
    return zones;
  }

  constexpr void add(Zone zone) { bits_ |= bit_of(zone); }

  [[nodiscard]] constexpr bool contains(Zone zone) const { return (bits_ & bit_of(zone)) != 0; }
  [[nodiscard]] constexpr bool is_empty() const { return bits_ == 0; }

  friend constexpr bool operator==(const ZoneSet&, const ZoneSet&) = default;

 private:
  static constexpr unsigned bit_of(Zone zone) { return 1U << static_cast<unsigned>(zone); }

  unsigned bits_ = 0;
};

/// How a packet got here, as far as it is known. All of it is absent for a capture.
struct Arrival {
  std::optional<Hook> hook;
  std::uint32_t in_interface = 0;   ///< index; 0 where there is none
  std::uint32_t out_interface = 0;  ///< index; 0 where there is none
  bool is_bridged = false;          ///< br_netfilter shows it: it stays on its link
  bool is_out_of_device = false;    ///< by the device of a declared tunnel that ends here
  bool is_into_device = false;      ///< the same, on its way out
  std::optional<Zone> in_zone;
  std::optional<Zone> out_zone;

  /// It was in a tunnel's packet, or will be, which has been or will be judged with it.
  [[nodiscard]] constexpr bool is_by_device() const { return is_out_of_device || is_into_device; }

  /// From this machine to itself: it is on no wire. The kernel gives the loopback interface index 1
  /// in every namespace.
  [[nodiscard]] constexpr bool is_on_loopback() const {
    return in_interface == 1 || out_interface == 1;
  }
};

}  // namespace sixgate::policy
