// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
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
  /// entries  sorted; what is beyond `Most` is left out
  /// out      how many are left out
  std::size_t replace(std::vector<std::uint64_t> entries) {
    const std::size_t beyond = entries.size() - std::min(entries.size(), Most);
    entries.resize(entries.size() - beyond);
    if (entries == entries_) return beyond;
    entries_ = std::move(entries);
    const unsigned next = 1 - current_.load(std::memory_order_relaxed);
    Half& half = halves_[next];
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      half.entries[i].store(entries_[i], std::memory_order_relaxed);
    }
    half.size.store(entries_.size(), std::memory_order_relaxed);
    current_.store(next, std::memory_order_release);
    return beyond;
  }

  /// Calls `take` with one entry after the other until it returns true.
  template <typename Take>
  void find(Take take) const {
    for (const auto& entry : entries()) {
      if (take(entry.load(std::memory_order_relaxed))) return;
    }
  }

  /// The first entry that is not less; nothing where all are.
  [[nodiscard]] std::optional<std::uint64_t> find_from(std::uint64_t least) const {
    const auto all = entries();
    const auto found = std::ranges::lower_bound(
        all, least, {}, [](const auto& entry) { return entry.load(std::memory_order_relaxed); });
    if (found == all.end()) return std::nullopt;
    return found->load(std::memory_order_relaxed);
  }

 private:
  using Entry = std::atomic<std::uint64_t>;

  struct Half {
    std::array<Entry, Most> entries{};
    std::atomic<std::size_t> size = 0;
  };

  [[nodiscard]] std::span<const Entry> entries() const {
    const Half& half = halves_[current_.load(std::memory_order_acquire)];
    return {half.entries.data(), half.size.load(std::memory_order_relaxed)};
  }

  std::vector<std::uint64_t> entries_;
  std::array<Half, 2> halves_{};
  std::atomic<unsigned> current_ = 0;
};

/// What a packet can be compared with of this machine's interfaces: their zones, the tunnels that
/// end in them and their networks' broadcast addresses. One thread follows, any number asks, which
/// neither locks nor allocates.
class Interfaces {
 public:
  /// How many interfaces of zones are known; further ones, by their index, belong to no zone.
  static constexpr std::size_t most_in_zones = 8192;
  /// How many broadcast addresses are known, and how many devices in which tunnels end.
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

  /// How many interfaces of zones are left out, beyond `most_in_zones`, as of the last follow().
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

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
  bool is_stale_ = false;  ///< news was lost, and nothing has been listed since
  std::size_t left_out_ = 0;
  SharedList<most_in_zones> zones_;  ///< an index and, in the lowest byte, the zone
  SharedList<most> devices_;  ///< an index and, in the lowest two bytes, the tunnel from 1 on
  SharedList<most> broadcasts_;
};

/// The interface's name; empty where it is gone or the index is 0.
[[nodiscard]] std::string interface_name(std::uint32_t index);

}  // namespace sixgate::kernel
