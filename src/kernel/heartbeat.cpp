// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/heartbeat.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "kernel/expressions.hpp"

namespace sixgate::kernel {

namespace {

/// None that somebody would choose: "sixg".
constexpr std::uint32_t mark = 0x73697867;
constexpr std::uint16_t discard = 9;

}  // namespace

Heartbeat::Heartbeat()
    : socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_UDP)) {
  if (socket_ < 0) return;
  if (::setsockopt(socket_, SOL_SOCKET, SO_MARK, &mark, sizeof mark) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

Heartbeat::~Heartbeat() {
  if (socket_ >= 0) ::close(socket_);
}

bool Heartbeat::connect() {
  if (is_connected_ || socket_ < 0) return is_connected_;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(discard);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  is_connected_ =
      ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  return is_connected_;
}

void Heartbeat::send(std::span<const SetKey> keys) {
  if (!connect()) return;
  for (const SetKey& key : keys) {
    const auto try_send = [&] {
      return ::send(socket_, key.bytes().data(), key.bytes().size(), MSG_NOSIGNAL) >= 0;
    };
    // Refused, since the table drops it; where there was none, it is told that nobody listens
    // instead of being sent.
    if (!try_send() && errno == ECONNREFUSED) static_cast<void>(try_send());
  }
}

std::string take_heartbeats(std::string_view set, std::chrono::milliseconds timeout) {
  constexpr std::size_t length = 8 + 1;  // of UDP's header (RFC 768), and the key
  const std::string key = "@th,64,8";
  return "oif \"lo\" meta mark " + hexadecimal(mark) + " ip daddr 127.0.0.1 udp dport " +
         std::to_string(discard) + " udp length " + std::to_string(length) + " update @" +
         std::string(set) + " { " + key + " timeout " + std::to_string(timeout.count()) +
         "ms } drop";
}

}  // namespace sixgate::kernel
