// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/listen_address.hpp"

#include <cerrno>
#include <charconv>
#include <optional>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <system_error>

#include "command/options.hpp"

namespace sixgate::command {

namespace {

/// Connections that may wait to be taken.
constexpr int backlog = 16;

[[noreturn]] void refuse(const std::string& word) {
  throw WrongUsage(
      "--listen is an address and a port, such as [::1]:9464, 127.0.0.1:9464 or *:9464, not `" +
      word + "`");
}

std::optional<std::uint16_t> read_port(std::string_view digits) {
  std::uint16_t port = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, port);
  const bool is_whole = !digits.empty() && error == std::errc() && end == last;
  return is_whole ? std::optional(port) : std::nullopt;
}

bool is_address(const std::string& host, int family) {
  in6_addr ignored{};  // the larger of the two
  return ::inet_pton(family, host.c_str(), &ignored) == 1;
}

sockaddr_storage place_of(const ListenAddress& address) {
  sockaddr_storage place{};
  auto& ipv6 = reinterpret_cast<sockaddr_in6&>(place);
  auto& ipv4 = reinterpret_cast<sockaddr_in&>(place);
  if (::inet_pton(AF_INET, address.host.c_str(), &ipv4.sin_addr) == 1) {
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(address.port);
    return place;
  }
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = htons(address.port);
  if (address.host != "*") ::inet_pton(AF_INET6, address.host.c_str(), &ipv6.sin6_addr);
  return place;
}

bool set(const service::Descriptor& socket, int level, int option, int value) {
  return ::setsockopt(socket.number(), level, option, &value, sizeof value) == 0;
}

}  // namespace

ListenAddress read_listen_address(const std::string& word) {
  const std::size_t colon = word.rfind(':');
  if (colon == std::string::npos) refuse(word);
  const auto port = read_port(std::string_view(word).substr(colon + 1));
  std::string host = word.substr(0, colon);
  const bool has_brackets = host.starts_with('[') && host.ends_with(']');
  if (has_brackets) host = host.substr(1, host.size() - 2);
  const bool is_host =
      has_brackets ? is_address(host, AF_INET6) : host == "*" || is_address(host, AF_INET);
  if (!port || !is_host) refuse(word);
  return {.host = host, .port = *port};
}

std::string word_for(const ListenAddress& address) {
  const bool is_ipv6 = address.host.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

service::Descriptor listen_at(const ListenAddress& address) {
  const sockaddr_storage place = place_of(address);
  const bool is_ipv6 = place.ss_family == AF_INET6;
  service::Descriptor socket(
      ::socket(place.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const bool is_done =
      socket.number() >= 0 && set(socket, SOL_SOCKET, SO_REUSEADDR, 1) &&
      (!is_ipv6 || set(socket, IPPROTO_IPV6, IPV6_V6ONLY, address.host == "*" ? 0 : 1)) &&
      ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&place),
             is_ipv6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in)) == 0 &&
      ::listen(socket.number(), backlog) == 0;
  if (!is_done) {
    throw std::system_error(errno, std::generic_category(),
                            "cannot listen at " + word_for(address));
  }
  return socket;
}

std::uint16_t port_of(const service::Descriptor& listener) {
  sockaddr_storage place{};
  socklen_t size = sizeof place;
  ::getsockname(listener.number(), reinterpret_cast<sockaddr*>(&place), &size);
  return ntohs(place.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6&>(place).sin6_port
                                           : reinterpret_cast<const sockaddr_in&>(place).sin_port);
}

}  // namespace sixgate::command
