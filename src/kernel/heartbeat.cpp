// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/heartbeat.hpp"

#include <cerrno>
#include <cstddef>

#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "kernel/expressions.hpp"

namespace sixgate::kernel {

namespace {

/// None that somebody would choose, "aliv", and without the gate's own bit as it is by default.
constexpr std::uint32_t mark = 0x616c6976;
constexpr std::uint16_t discard = 9;

/// A marked socket that uses no gateway, so that nothing leaves by another link where `lo` cannot
/// take it.
bool prepare(int socket) {
  const int no_gateway = 1;
  return ::setsockopt(socket, SOL_SOCKET, SO_MARK, &mark, sizeof mark) == 0 &&
         ::setsockopt(socket, SOL_SOCKET, SO_DONTROUTE, &no_gateway, sizeof no_gateway) == 0;
}

bool connect(int socket) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(discard);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

Heartbeat::Heartbeat()
    : socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_UDP)) {
  if (socket_ < 0 || prepare(socket_)) return;
  ::close(socket_);
  socket_ = -1;
}

Heartbeat::~Heartbeat() {
  if (socket_ >= 0) ::close(socket_);
}

void Heartbeat::send(std::span<const std::uint8_t> keys) {
  if (socket_ < 0) return;
  for (const std::uint8_t key : keys) {
    // Not connected yet, or told what became of an earlier one, or of an address that has gone.
    if (!send(key) && connect(socket_)) static_cast<void>(send(key));
  }
}

bool Heartbeat::send(std::uint8_t key) {
  // The table's drop is told as EPERM.
  return ::send(socket_, &key, sizeof key, MSG_NOSIGNAL) >= 0 || errno == EPERM;
}

std::string render_heartbeat(std::string_view set, std::span<const std::uint8_t> keys,
                             std::chrono::milliseconds timeout) {
  constexpr std::size_t length = 8 + 1;  // UDP's header (RFC 768), and the key
  const std::string key = "@th,64,8";
  std::string numbers;
  for (const std::uint8_t number : keys) {
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
  }
  return "oif \"lo\" meta mark " + hexadecimal(mark) + " ip daddr 127.0.0.1 udp dport " +
         std::to_string(discard) + " udp length " + std::to_string(length) + " " + key + " { " +
         numbers + " } update @" + std::string(set) + " { " + key + " timeout " +
         std::to_string(timeout.count()) + "ms } drop";
}

}  // namespace sixgate::kernel
