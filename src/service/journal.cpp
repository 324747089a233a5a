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
  const int error = socket.number() < 0 ? errno : local_socket::try_to_connect(socket, place);
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

Journal::Journal() : socket_(connect_to_journal()) {}

bool Journal::has_room(std::chrono::milliseconds longest) const {
  pollfd place{.fd = socket_.number(), .events = POLLOUT, .revents = 0};
  return ::poll(&place, 1, static_cast<int>(longest.count())) > 0;
}

bool Journal::write(const report::Entry& entry) {
  std::vector<iovec> fields;
  for (const std::string& field : entry) {
    // It is not written to.
    fields.push_back({.iov_base = const_cast<char*>(field.data()), .iov_len = field.size()});
  }
  return ::sd_journal_sendv(fields.data(), static_cast<int>(fields.size())) == 0;
}

}  // namespace sixgate::service
