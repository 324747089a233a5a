// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/control.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <grp.h>
#include <unistd.h>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>

#include "service/local_socket.hpp"

namespace sixgate::service {

namespace {

using local_socket::Clock;

constexpr const char* too_long = R"({"error":"a request is one line of at most 256 bytes"})";

[[noreturn]] void fail(const std::string& action, int error = errno) {
  throw std::system_error(error, std::generic_category(), action);
}

/// Takes away what a gate has left that listens no more.
///
/// fails  std::system_error where one does
void make_room(const std::filesystem::path& path) {
  const Descriptor socket = local_socket::make();
  const int error = local_socket::try_to_connect(socket, path);
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

/// As of when it connected.
Peer find_peer(const Descriptor& socket) {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(socket.number(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
    return {.user = std::nullopt, .process = 0};
  }
  return {.user = credentials.uid, .process = static_cast<std::uint32_t>(credentials.pid)};
}

}  // namespace

Control::Control(std::filesystem::path path)
    : path_(std::move(path)),
      listener_(local_socket::make()),
      events_(::epoll_create1(EPOLL_CLOEXEC)) {
  const std::string action = "cannot listen at " + path_.string();
  std::error_code refused;
  std::filesystem::create_directories(path_.parent_path(), refused);
  if (refused) fail(action, refused.value());
  make_room(path_);
  const sockaddr_un address = local_socket::address_of(path_);
  const mode_t mask = ::umask(0117);
  const int error =
      ::bind(listener_.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
          ? 0
          : errno;
  ::umask(mask);
  if (error != 0) fail(action, error);
  give_to_group(path_);
  if (events_.number() < 0 || ::listen(listener_.number(), SOMAXCONN) != 0) fail(action);
  watch(listener_);
}

Control::~Control() { ::unlink(path_.c_str()); }

/// Those who have asked before those who come: what a newcomer displaces has nothing to say.
void Control::serve(const Attend& attend) {
  std::array<epoll_event, most_silent + 1> events{};
  const int count = ::epoll_wait(events_.number(), events.data(), events.size(), 0);
  bool has_come = false;
  for (int i = 0; i < count; ++i) {
    const int socket = events[static_cast<std::size_t>(i)].data.fd;
    if (socket == listener_.number()) {
      has_come = true;
    } else {
      listen_to(socket, attend);
    }
  }
  if (has_come) let_in();
}

void Control::watch(const Descriptor& socket) {
  epoll_event event{.events = EPOLLIN, .data = {.fd = socket.number()}};
  if (::epoll_ctl(events_.number(), EPOLL_CTL_ADD, socket.number(), &event) != 0) {
    fail("cannot listen at " + path_.string());
  }
}

void Control::let_in() {
  Descriptor socket(::accept4(listener_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (socket.number() < 0) return;
  if (silent_.size() == most_silent) silent_.erase(silent_.begin());
  watch(socket);
  silent_.push_back({.socket = std::move(socket), .said = {}});
}

void Control::listen_to(int socket, const Attend& attend) {
  const auto found = std::ranges::find(silent_, socket,
                                       [](const Silent& silent) { return silent.socket.number(); });
  if (found == silent_.end()) return;
  std::array<char, longest_request> part{};
  const ssize_t length = ::recv(socket, part.data(), part.size() - found->said.size(), 0);
  if (length < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (length > 0) found->said.append(part.data(), static_cast<std::size_t>(length));
  const std::size_t end = found->said.find('\n');
  const bool is_line = end != std::string::npos;
  if (!is_line && length > 0 && found->said.size() < longest_request) return;
  Silent asking = std::move(*found);
  silent_.erase(found);
  ::epoll_ctl(events_.number(), EPOLL_CTL_DEL, socket, nullptr);
  if (is_line) {
    const Peer peer = find_peer(asking.socket);
    asking.said.resize(end);
    Caller caller(std::move(asking.said), peer, std::move(asking.socket));
    attend(caller);
  } else if (length > 0) {
    local_socket::write_line(asking.socket, too_long, Clock::now() + patience);
  }
}

void Caller::answer(std::string line) const {
  local_socket::write_line(socket_, std::move(line), Clock::now() + Control::patience);
}

std::optional<std::string> ask(const std::filesystem::path& path, std::string_view request,
                               std::chrono::milliseconds longest) {
  const Descriptor socket = local_socket::make();
  const auto deadline = Clock::now() + longest;
  const int error = local_socket::connect(socket, path, deadline);
  if (error == ENOENT || error == ECONNREFUSED) return std::nullopt;
  if (error != 0) local_socket::refuse(path, error);
  constexpr std::size_t longest_answer = std::size_t{1} << 20;
  if (!local_socket::write_line(socket, std::string(request), deadline)) {
    local_socket::refuse(path, ETIMEDOUT);
  }
  auto answer = local_socket::read_line(socket, longest_answer, deadline);
  if (!answer) local_socket::refuse(path, ETIMEDOUT);
  return answer;
}

}  // namespace sixgate::service
