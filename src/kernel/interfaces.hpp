// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/links.hpp"
#include "kernel/names.hpp"
#include "kernel/netlink.hpp"
#include "kernel/tunnel_links.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// The zone of an interface by its name; the first zone that matches has it.
[[nodiscard]] std::optional<policy::Zone> find_zone(const ZoneNames& zones, std::string_view name);

/// The broadcast addresses of the networks, all ones and all zeros behind the prefix, sorted. A
/// prefix of 31 or 32 bits has none, and an address of the machine is never one, nor is 0.0.0.0.
[[nodiscard]] std::vector<std::uint32_t> broadcasts_of(std::span<const Network> networks);

/// A list that one thread replaces and any number reads, without a lock. One half is read while the
/// other is written: a reader that stood still from one replacement to the next but one may miss
/// an entry or see an older one, never something that was no entry.
template <std::size_t Most>
class SharedList {
 public:
  /// What is beyond `Most` is left out.
  ///
  /// entries  none of them 0
  void replace(std::vector<std::uint64_t> entries) {
    if (entries.size() > Most) entries.resize(Most);
    if (entries == entries_) return;
    entries_ = std::move(entries);
    const unsigned next = 1 - current_.load(std::memory_order_relaxed);
    Half& half = halves_[next];
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      half[i].store(entries_[i], std::memory_order_relaxed);
    }
    half[entries_.size()].store(0, std::memory_order_relaxed);
    current_.store(next, std::memory_order_release);
  }

  /// Calls `take` with one entry after the other until it returns true.
  template <typename Take>
  void find(Take take) const {
    for (const auto& place : halves_[current_.load(std::memory_order_acquire)]) {
      const std::uint64_t entry = place.load(std::memory_order_relaxed);
      if (entry == 0 || take(entry)) return;
    }
  }

 private:
  using Half = std::array<std::atomic<std::uint64_t>, Most + 1>;  ///< 0 ends it

  std::vector<std::uint64_t> entries_;
  std::array<Half, 2> halves_{};
  std::atomic<unsigned> current_ = 0;
};

/// What a packet can be compared with of this machine's interfaces: their zones, the tunnels that
/// end in them and their networks' broadcast addresses. One thread follows, any number asks, which
/// neither locks nor allocates.
class Interfaces {
 public:
  /// How many interfaces of zones, and how many broadcast addresses, are known. Further interfaces
  /// belong to no zone.
  static constexpr std::size_t most = 512;

  using Broadcasts = std::array<wire::Address, most>;

  /// devices  of the tunnels of the policy, as many as it has and in their order. What is a port of
  ///          something else, or of another kind than the tunnel, is none
  /// fails    Refused
  explicit Interfaces(ZoneNames zones, std::vector<TunnelDevice> devices = {});

  /// Readable when follow() has something to do.
  [[nodiscard]] int descriptor() const { return news_.descriptor(); }

  /// Takes in what became of interfaces and addresses since the last call. Never waits for it.
  ///
  /// out    the names of links that went down or away
  /// fails  Refused; what could not be read stays as it was
  std::vector<std::string> follow();

  /// index  of the interface; 0: there is none
  /// out    nothing where it belongs to no zone
  [[nodiscard]] std::optional<policy::Zone> zone_of(std::uint32_t index) const;

  /// Whether a tunnel of the policy ends in the interface.
  [[nodiscard]] bool is_device(std::uint32_t index) const;

  /// Says of each tunnel whether its device is there as of now.
  ///
  /// tunnels  of the policy, in its order
  void find_devices(std::span<policy::Tunnel> tunnels) const;

  /// The IPv4 broadcast addresses of this machine's networks as of now. RFC 3964 section 5.3.1.
  ///
  /// out  stands in `room`
  [[nodiscard]] std::span<const wire::Address> copy_broadcasts(Broadcasts& room) const;

 private:
  void share();

  ZoneNames zone_names_;
  std::vector<TunnelDevice> tunnel_devices_;
  Netlink news_;
  Links links_;
  bool is_stale_ = false;     ///< news was lost, and nothing has been listed since
  SharedList<most> zones_;    ///< an index and, in the lowest byte, the zone
  SharedList<most> devices_;  ///< an index and, in the lowest two bytes, the tunnel from 1 on
  SharedList<most> broadcasts_;
};

/// The interface's name; empty where it is gone or the index is 0.
[[nodiscard]] std::string interface_name(std::uint32_t index);

}  // namespace sixgate::kernel
