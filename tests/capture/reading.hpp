// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sixgate::test {

/// A capture on disk that goes away with this.
class CaptureFile {
 public:
  /// throws  std::runtime_error when it cannot be written
  explicit CaptureFile(const std::string& content);
  ~CaptureFile();
  CaptureFile(const CaptureFile&) = delete;
  CaptureFile& operator=(const CaptureFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// What a reader makes of a capture from its beginning to its end.
struct Reading {
  /// One a frame: the packet's bytes; nothing where the frame carries none.
  std::vector<std::optional<std::vector<std::uint8_t>>> packets;
  std::vector<double> times;
  std::string unknown_frames;
  std::string unreadable;  ///< why, without the file's name in front; empty: it was read
};

Reading read_capture(const std::string& content);

/// A gzip file of one member.
std::string gzipped(const std::string& content);

}  // namespace sixgate::test
