// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/journal.hpp"

// Or each entry would say which line of this file has written it.
#define SD_JOURNAL_SUPPRESS_LOCATION

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include <poll.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <system_error>
#include <systemd/sd-journal.h>

#include "service/local_socket.hpp"

namespace sixgate::service {

namespace {

constexpr const char* place = "/run/systemd/journal/socket";

Descriptor connect_to_journal() {
  Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int error = socket.number() < 0 ? errno : local_socket::connect(socket, place);
  if (error != 0) throw std::system_error(error, std::generic_category(), place);
  return socket;
}

}  // namespace

bool is_journal(int descriptor) {
  const char* const stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  return stream != nullptr && ::fstat(descriptor, &status) == 0 &&
         std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino) == stream;
}

Journal::Journal(const Bell& stop) : stop_(stop), socket_(connect_to_journal()) {}

bool Journal::write(const report::Entry& entry) {
  if (is_given_up_ || !wait_for_room()) return false;
  std::vector<iovec> fields;
  for (const std::string& field : entry) {
    // It is not written to.
    fields.push_back({.iov_base = const_cast<char*>(field.data()), .iov_len = field.size()});
  }
  return ::sd_journal_sendv(fields.data(), static_cast<int>(fields.size())) == 0;
}

/// libsystemd waits for room without end, and would keep a gate from its own end.
bool Journal::wait_for_room() {
  while (!local_socket::wait_for(socket_, POLLOUT, local_socket::Clock::now() + patience)) {
    is_given_up_ = stop_.wait(std::chrono::milliseconds(0));
    if (is_given_up_) return false;
  }
  return true;
}

}  // namespace sixgate::service
