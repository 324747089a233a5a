// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct z_stream_s;

namespace sixgate::capture {

/// The bytes of a file, decompressed where it is a gzip file (RFC 1952) of one member or more. What
/// it holds in memory does not depend on the file.
class Stream {
 public:
  /// path   a file, or `-` for standard input
  /// fails  Broken when it cannot be opened
  explicit Stream(const std::string& path);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// The next bytes: as many as are at hand, but one at least; none at the end.
  ///
  /// into   must not be empty
  /// out    how many have been written there
  /// fails  Broken when the file cannot be read, when its gzip data are damaged, or end before they
  ///        say they do; all bytes before that have been handed out
  [[nodiscard]] std::size_t read(std::span<std::uint8_t> into);

 private:
  struct EndInflate {
    void operator()(z_stream_s* inflating) const;
  };

  bool fill();
  void begin();
  [[nodiscard]] std::span<const std::uint8_t> at_hand() const;
  std::size_t copy(std::span<std::uint8_t> into);
  std::size_t inflate(std::span<std::uint8_t> into);

  int file_;
  std::vector<std::uint8_t> buffer_;
  std::size_t from_ = 0;  ///< what is at hand stands from here
  std::size_t to_ = 0;    ///< to here
  bool has_begun_ = false;
  std::unique_ptr<z_stream_s, EndInflate> inflating_;  ///< null: not compressed
  bool member_has_ended_ = false;
};

}  // namespace sixgate::capture
