// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include <sys/un.h>

#include "service/bell.hpp"

/// Unix stream sockets that carry lines. None of them blocks.
namespace sixgate::service::local_socket {

using Clock = std::chrono::steady_clock;

/// fails  std::system_error
[[nodiscard]] Descriptor make();

/// fails  std::system_error where the path is too long for one
[[nodiscard]] sockaddr_un address_of(const std::filesystem::path& path);

/// out    0, or why not, as errno has it
/// fails  std::system_error where the path is too long
[[nodiscard]] int try_to_connect(const Descriptor& socket, const std::filesystem::path& path);

/// The same; where so many are asking already that there is no room to wait in, waits for that.
[[nodiscard]] int connect(const Descriptor& socket, const std::filesystem::path& path,
                          Clock::time_point deadline);

/// What a connection that failed has to say.
[[noreturn]] void refuse(const std::filesystem::path& path, int error);

/// Waits for one side of a socket, until the deadline.
///
/// events  POLLIN or POLLOUT
[[nodiscard]] bool wait_for(const Descriptor& socket, short events, Clock::time_point deadline);

/// longest  bytes, the line break included
/// out      without the line break; nothing where none came in time, or it was longer
[[nodiscard]] std::optional<std::string> read_line(const Descriptor& socket, std::size_t longest,
                                                   Clock::time_point deadline);

/// line  without its line break
/// out   whether all of it went in time
bool write_line(const Descriptor& socket, std::string line, Clock::time_point deadline);

}  // namespace sixgate::service::local_socket
