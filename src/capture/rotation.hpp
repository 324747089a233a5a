// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

#include "capture/writer.hpp"

namespace sixgate::capture {

/// Captures in a folder, one after the other, of which only the newest stay:
/// dropped-00000001.pcapng and so on. Their numbers go on where those that are there end, so that
/// names sort by age over restarts too; a file begins with its first packet. For one program at a
/// time a folder.
class Rotation {
 public:
  struct Limits {
    std::uint64_t size;  ///< a file that has so many bytes is full
    std::size_t files;   ///< in the folder, 1 at least
  };

  Rotation(std::filesystem::path folder, Limits limits)
      : folder_(std::move(folder)), limits_(limits) {}

  /// Makes the folder where it is missing, with permissions 0700 whatever the umask is, and removes
  /// what is beyond the limit. Other files stay.
  ///
  /// fails  Unwritable, also where no file could be made there
  void prepare() const;

  /// Adds a packet to the newest file, or where that is full to the next one, which has permissions
  /// 0600 from its first moment on, whatever the umask is.
  ///
  /// fails  Unwritable; a later call may do better. It costs one old file at most
  void write(const Record& record);

  /// fails  Unwritable
  void flush();

  /// Packets in the files that this has written, without those that are held back.
  [[nodiscard]] std::uint64_t packets() const {
    return packets_ + (writer_ ? writer_->packets() : 0);
  }

 private:
  void begin_file();
  void end_file();

  std::filesystem::path folder_;
  Limits limits_;
  std::optional<Writer> writer_;
  std::uint64_t packets_ = 0;  ///< in the files before
};

}  // namespace sixgate::capture
