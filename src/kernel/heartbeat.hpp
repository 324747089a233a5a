// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "kernel/set_key.hpp"

namespace sixgate::kernel {

/// What renews @alive without a transaction: a datagram a family to this machine's own discard port
/// (RFC 863), 127.0.0.1, marked as only a privileged program can. The table's chain `heartbeat`
/// takes its one byte as the key to renew, and drops it, before anybody else sees it. A transaction
/// would begin a new generation of all of nf_tables: whoever lists it then begins anew, and whoever
/// loads a table keeps it waiting. For one thread.
class Heartbeat {
 public:
  Heartbeat();
  ~Heartbeat();
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

  /// Sends one for each key of one byte; what does not go, where `lo` is down or no socket is to be
  /// had, goes missing without a word. Does not wait.
  void send(std::span<const SetKey> keys);

 private:
  /// Once `lo` is up, which it may come later.
  [[nodiscard]] bool connect();

  int socket_;
  bool is_connected_ = false;
};

/// The rule of chain `heartbeat`, in nft's words.
///
/// set      whose elements are of one byte
/// timeout  for which an element stays from then on
[[nodiscard]] std::string take_heartbeats(std::string_view set, std::chrono::milliseconds timeout);

}  // namespace sixgate::kernel
