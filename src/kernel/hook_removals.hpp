// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/netlink.hpp"

namespace sixgate::kernel {

/// A change of nf_tables that may have taken a netfilter hook away. The kernel then drops every
/// packet that waits in any queue of the namespace.
struct HookRemoval {
  std::string table;          ///< family and name of the first table that it was about
  std::string program;        ///< who made the change, as `ps` names it; at most 15 bytes
  std::uint32_t process = 0;  ///< its number in the machine's own namespace
};

/// Reads the messages of nf_tables' group one by one.
class HookRemovalReader {
 public:
  /// message  the next one
  /// out      at the message that ends a change: what it was; nothing where it took no hook away.
  ///          The kernel does not say whether a chain that was deleted had a hook
  std::optional<HookRemoval> read(const nlmsghdr& message);

  /// What was read of an unfinished change is of no use, since messages were lost.
  void forget() { table_.clear(); }

 private:
  std::string table_;  ///< of this change, once it is known to take a hook away
};

/// Follows who takes netfilter hooks away. For one thread.
class HookRemovals {
 public:
  /// fails  Refused
  HookRemovals();

  /// Those since the last call. Never waits for one. What comes in a burst that is too large to be
  /// kept is not told.
  ///
  /// fails  Refused when the socket is no longer usable
  [[nodiscard]] std::vector<HookRemoval> take();

 private:
  Netlink news_;
  HookRemovalReader reader_;
};

}  // namespace sixgate::kernel
