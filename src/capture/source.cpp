// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/source.hpp"

#include <cerrno>
#include <cstdint>
#include <new>
#include <span>

namespace sixgate::capture {

std::FILE* Source::open_section() {
  const cookie_io_functions_t functions{
      .read = &Source::read, .write = nullptr, .seek = nullptr, .close = nullptr};
  std::FILE* const opened = ::fopencookie(this, "r", functions);
  if (opened == nullptr) throw std::bad_alloc();
  return opened;
}

/// No exception may pass through stdio and libpcap.
ssize_t Source::read(void* source, char* into, std::size_t size) {
  auto& self = *static_cast<Source*>(source);
  try {
    const std::span bytes(reinterpret_cast<std::uint8_t*>(into), size);
    return static_cast<ssize_t>(self.sections_.read(bytes));
  } catch (...) {
    self.failure_ = std::current_exception();
    errno = EIO;
    return -1;
  }
}

}  // namespace sixgate::capture
