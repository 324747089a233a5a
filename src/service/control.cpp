// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/control.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <grp.h>
#include <poll.h>
#include <unistd.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>

namespace sixgate::service {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& action, int error = errno) {
  throw std::system_error(error, std::generic_category(), action);
}

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  const std::string name = path.string();
  if (name.size() >= sizeof address.sun_path) {
    fail(name + " is too long for a socket", ENAMETOOLONG);
  }
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  return address;
}

int make_socket() {
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (made < 0) fail("cannot make a control socket");
  return made;
}

/// out  0, or why not
int connect_to(const Descriptor& socket, const std::filesystem::path& path) {
  const sockaddr_un address = address_of(path);
  const auto* const general = reinterpret_cast<const sockaddr*>(&address);
  return ::connect(socket.number(), general, sizeof address) == 0 ? 0 : errno;
}

/// Waits for one side of a socket, until the deadline.
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

/// out  without the line break; nothing where none came in time, or it was longer
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

/// out  whether all of it went in time
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

/// Takes away what a gate has left that listens no more.
///
/// fails  std::system_error where one does
void make_room(const std::filesystem::path& path) {
  const Descriptor socket(make_socket());
  const int error = connect_to(socket, path);
  if (error == 0 || error == EAGAIN) fail("another gate listens at " + path.string(), EADDRINUSE);
  if (error == ECONNREFUSED) ::unlink(path.c_str());
}

void give_to_group(const std::filesystem::path& path) {
  const group* const sixgate = ::getgrnam("sixgate");
  if (sixgate == nullptr) return;
  // Who is not root and not of the group leaves it as it is.
  [[maybe_unused]] const int changed =
      ::chown(path.c_str(), static_cast<uid_t>(-1), sixgate->gr_gid);
}

}  // namespace

Control::Control(std::filesystem::path path) : path_(std::move(path)), listener_(make_socket()) {
  const std::string action = "cannot listen at " + path_.string();
  std::error_code refused;
  std::filesystem::create_directories(path_.parent_path(), refused);
  if (refused) fail(action, refused.value());
  make_room(path_);
  const sockaddr_un address = address_of(path_);
  const mode_t mask = ::umask(0117);
  const int error =
      ::bind(listener_.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
          ? 0
          : errno;
  ::umask(mask);
  if (error != 0) fail(action, error);
  give_to_group(path_);
  if (::listen(listener_.number(), 16) != 0) fail(action);
}

Control::~Control() { ::unlink(path_.c_str()); }

void Control::serve(const Answer& answer) {
  const int accepted =
      ::accept4(listener_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (accepted < 0) return;
  const Descriptor socket(accepted);
  const auto request = read_line(socket, longest_request, Clock::now() + patience);
  if (request) write_line(socket, answer(*request), Clock::now() + patience);
}

std::optional<std::string> ask(const std::filesystem::path& path, std::string_view request,
                               std::chrono::milliseconds longest) {
  const Descriptor socket(make_socket());
  const int error = connect_to(socket, path);
  if (error == ENOENT || error == ECONNREFUSED) return std::nullopt;
  const std::string action = "cannot ask the gate at " + path.string();
  if (error != 0) fail(action, error);
  constexpr std::size_t longest_answer = std::size_t{1} << 20;
  const auto deadline = Clock::now() + longest;
  if (!write_line(socket, std::string(request), deadline)) fail(action, ETIMEDOUT);
  auto answer = read_line(socket, longest_answer, deadline);
  if (!answer) fail(action, ETIMEDOUT);
  return answer;
}

}  // namespace sixgate::service
