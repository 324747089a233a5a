// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace sixgate::kernel {

/// A queue that somebody has bound, as /proc/net/netfilter/nfnetlink_queue tells of it.
struct QueueStatus {
  std::uint16_t number = 0;
  std::uint32_t port = 0;               ///< netlink port of who has bound it
  std::uint32_t waiting = 0;            ///< packets without a verdict
  std::uint32_t dropped_full = 0;       ///< since it was bound: the queue was full
  std::uint32_t dropped_at_socket = 0;  ///< the same: the socket's buffer was
  std::uint32_t queued = 0;             ///< id of the last packet: how many came, modulo 2^32

  friend bool operator==(const QueueStatus&, const QueueStatus&) = default;
};

/// The lines of that file; what is none ends it.
[[nodiscard]] std::vector<QueueStatus> parse_queue_status(std::istream& file);

/// Every queue of this namespace that is bound. None where the kernel does not tell.
[[nodiscard]] std::vector<QueueStatus> read_queue_status();

/// Whether it would tell this process, if there were any: root, mostly.
[[nodiscard]] bool may_read_queue_status();

/// A number that nobody has bound, the highest such.
[[nodiscard]] std::uint16_t find_free_queue();

/// A process of this machine.
struct Program {
  std::uint32_t process = 0;
  std::string name;  ///< as `ps` tells it
};

/// `sixgate (process 4242)`
[[nodiscard]] std::string name_of(const Program& program);

/// Whose the netfilter socket with a port is. Nothing where nobody's that may be looked at.
[[nodiscard]] std::optional<Program> find_program(std::uint32_t port);

/// name_of() that, or `netlink port 4242`.
[[nodiscard]] std::string name_owner(std::uint32_t port);

}  // namespace sixgate::kernel
