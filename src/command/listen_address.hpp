// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "service/bell.hpp"

namespace sixgate::command {

/// Where to listen for TCP connections.
struct ListenAddress {
  std::string host;        ///< an address of either family; `*`: any of both
  std::uint16_t port = 0;  ///< 0: any that is free
};

/// `[::1]:9464`, `127.0.0.1:9464`, `*:9464`. `[::]` is any address of IPv6 alone, `0.0.0.0` of
/// IPv4. Names are not looked up.
///
/// fails  WrongUsage
[[nodiscard]] ListenAddress read_listen_address(const std::string& word);

/// As read_listen_address() takes it.
[[nodiscard]] std::string word_for(const ListenAddress& address);

/// A socket that listens there from now on. It does not block.
///
/// fails  std::system_error
[[nodiscard]] service::Descriptor listen_at(const ListenAddress& address);

/// The port that such a socket has.
[[nodiscard]] std::uint16_t port_of(const service::Descriptor& listener);

}  // namespace sixgate::command
