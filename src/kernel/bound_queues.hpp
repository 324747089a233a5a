// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sixgate::kernel {

/// A queue that somebody listens to.
struct BoundQueue {
  std::uint16_t number = 0;
  std::uint32_t port = 0;  ///< of the netlink socket
};

/// Every bound queue of the namespace. None where nobody may know.
[[nodiscard]] std::vector<BoundQueue> read_bound_queues();

/// A number that nobody has bound, the highest such.
[[nodiscard]] std::uint16_t find_free_queue();

struct Process {
  std::uint32_t id = 0;
  std::string name;  ///< as in /proc/PID/comm
};

/// Who holds the netfilter socket of a netlink port, which need not be the process that the port's
/// number looks like. Nothing where it is nobody whose descriptors may be read.
[[nodiscard]] std::optional<Process> find_owner(std::uint32_t port);

}  // namespace sixgate::kernel
