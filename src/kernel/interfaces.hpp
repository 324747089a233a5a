// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sixgate/policy/arrival.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// Interface names of each zone, in the numbering of policy::Zone; `*` at the end stands for any
/// rest.
using ZoneNames = std::array<std::vector<std::string>, policy::all_zones.size()>;

/// The zone of an interface by its name; the first zone that matches has it.
[[nodiscard]] std::optional<policy::Zone> find_zone(const ZoneNames& zones, std::string_view name);

/// Which zone each of this machine's interfaces is in. One thread refreshes, any number asks.
class Interfaces {
 public:
  /// How many interfaces of zones are known; further ones belong to none.
  static constexpr std::size_t most = 512;

  explicit Interfaces(ZoneNames zones);

  /// Looks at the machine again; interfaces come and go. Leaves everything as it was where the
  /// machine cannot be asked.
  void refresh();

  /// index  of the interface; 0: there is none
  /// out    nothing where it belongs to no zone. Neither locks nor allocates
  [[nodiscard]] std::optional<policy::Zone> zone_of(std::uint32_t index) const;

 private:
  /// Interfaces in the order they were found: an index and, in the lowest byte, the zone; 0 ends.
  using Places = std::array<std::atomic<std::uint64_t>, most + 1>;

  ZoneNames zones_;
  std::vector<std::uint64_t> found_;
  /// One is read while the other is written. A reader that stood still for a whole second between
  /// two refreshes may miss a zone, never read a wrong index.
  std::array<Places, 2> places_{};
  std::atomic<unsigned> current_ = 0;
};

/// The interface's name; empty where it is gone or the index is 0.
[[nodiscard]] std::string interface_name(std::uint32_t index);

/// The IPv4 broadcast addresses of this machine's networks. RFC 3964 section 5.3.1.
///
/// fails  Refused
[[nodiscard]] std::vector<wire::Address> read_broadcasts();

}  // namespace sixgate::kernel
