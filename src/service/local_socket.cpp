// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/local_socket.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <poll.h>

#include <sys/socket.h>
#include <system_error>

namespace sixgate::service::local_socket {

Descriptor make() {
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (made < 0) throw std::system_error(errno, std::generic_category(), "cannot make a socket");
  return Descriptor(made);
}

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  const std::string name = path.string();
  if (name.size() >= sizeof address.sun_path) {
    throw std::system_error(ENAMETOOLONG, std::generic_category(),
                            name + " is too long for a socket");
  }
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  return address;
}

int try_to_connect(const Descriptor& socket, const std::filesystem::path& path) {
  const sockaddr_un address = address_of(path);
  const auto* const general = reinterpret_cast<const sockaddr*>(&address);
  return ::connect(socket.number(), general, sizeof address) == 0 ? 0 : errno;
}

int connect(const Descriptor& socket, const std::filesystem::path& path,
            Clock::time_point deadline) {
  constexpr int pause = 20;  // milliseconds; such a socket does not say when there is room
  int error = try_to_connect(socket, path);
  while (error == EAGAIN && Clock::now() < deadline) {
    ::poll(nullptr, 0, pause);
    error = try_to_connect(socket, path);
  }
  return error;
}

void refuse(const std::filesystem::path& path, int error) {
  std::string action = "cannot ask the gate at " + path.string();
  if (error == EACCES) action += ", which root, its own user and its group may";
  if (error == EAGAIN) action += ", which too many do";
  throw std::system_error(error, std::generic_category(), action);
}

bool wait_for(const Descriptor& socket, short events, Clock::time_point deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd place{.fd = socket.number(), .events = events, .revents = 0};
    const int ready = ::poll(&place, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

std::optional<std::string> read_line(const Descriptor& socket, std::size_t longest,
                                     Clock::time_point deadline) {
  std::string line;
  while (line.size() < longest && wait_for(socket, POLLIN, deadline)) {
    std::array<char, 4096> part{};
    const std::size_t room = std::min(part.size(), longest - line.size());
    const ssize_t length = ::recv(socket.number(), part.data(), room, 0);
    if (length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR)) return std::nullopt;
    if (length < 0) continue;
    line.append(part.data(), static_cast<std::size_t>(length));
    if (const std::size_t end = line.find('\n'); end != std::string::npos) {
      line.resize(end);
      return line;
    }
  }
  return std::nullopt;
}

bool write_line(const Descriptor& socket, std::string line, Clock::time_point deadline) {
  line += '\n';
  std::string_view rest = line;
  while (!rest.empty() && wait_for(socket, POLLOUT, deadline)) {
    const ssize_t length = ::send(socket.number(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (length < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (length > 0) rest.remove_prefix(static_cast<std::size_t>(length));
  }
  return rest.empty();
}

}  // namespace sixgate::service::local_socket
