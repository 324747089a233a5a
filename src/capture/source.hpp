// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <exception>
#include <string>

#include "capture/sections.hpp"
#include "capture/stream.hpp"

namespace sixgate::capture {

/// Where libpcap reads a capture from: the sections of a file, each as a stdio stream.
class Source {
 public:
  /// fails  Broken when the file cannot be opened
  explicit Source(const std::string& path) : stream_(path) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// The section that is to be read now. It is the caller's, who closes it before this is gone.
  ///
  /// fails  std::bad_alloc
  [[nodiscard]] std::FILE* open_section();

  /// Why reading from that stream failed, as it was thrown; null where it has not.
  [[nodiscard]] std::exception_ptr failure() const { return failure_; }

  [[nodiscard]] Sections& sections() { return sections_; }

 private:
  static ssize_t read(void* source, char* into, std::size_t size);

  Stream stream_;
  Sections sections_{stream_};
  std::exception_ptr failure_;
};

}  // namespace sixgate::capture
