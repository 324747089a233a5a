// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <streambuf>

#include <system_error>

namespace sixgate::command {

/// Standard output cannot be written: a full disk, or a pipe whose reader is gone.
class WriteFailed : public std::system_error {
 public:
  explicit WriteFailed(int error)
      : std::system_error(error, std::generic_category(), "cannot write standard output") {}

  /// Whoever reads has had enough, which is no error of ours.
  [[nodiscard]] bool is_reader_gone() const { return code() == std::errc::broken_pipe; }
};

/// While it lives, std::cout writes through it, and a write that fails is thrown as WriteFailed
/// instead of being forgotten. There is one, in main().
class StandardOutput : private std::streambuf {
 public:
  StandardOutput();
  ~StandardOutput() override;
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  /// Writes what is still held back.
  ///
  /// fails  WriteFailed
  void finish();

 private:
  int_type overflow(int_type byte) override;
  int sync() override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  void write_out();

  std::array<char, 65536> held_{};
  std::streambuf* before_;
  bool is_terminal_;
};

}  // namespace sixgate::command
