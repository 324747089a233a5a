// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sixgate::kernel {

/// What renews a set of the table without a transaction: a datagram of one byte, the key, to this
/// machine's own discard port (RFC 863) by `lo`, with a mark that takes CAP_NET_ADMIN or
/// CAP_NET_RAW. Chain `heartbeat` renews that key and drops the datagram, before it is sent. A
/// transaction would begin a new generation of all of nf_tables: whoever lists it then begins anew,
/// and whoever loads a table keeps it waiting. For one thread.
class Heartbeat {
 public:
  Heartbeat();
  ~Heartbeat();
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

  /// Does not wait. What cannot be sent by `lo`, since it was never up or no socket is to be had,
  /// is not sent, which nobody is told. Where there is no table to drop them they go to the port.
  void send(std::span<const std::uint8_t> keys);

 private:
  [[nodiscard]] bool send(std::uint8_t key);

  int socket_;  ///< below 0: there is none
};

/// The rule of chain `heartbeat`, in nft's words.
///
/// set      whose elements are of one byte
/// keys     what it takes
/// timeout  for which a key stays from then on
[[nodiscard]] std::string render_heartbeat(std::string_view set, std::span<const std::uint8_t> keys,
                                           std::chrono::milliseconds timeout);

}  // namespace sixgate::kernel
