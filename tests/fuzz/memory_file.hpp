// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "target.hpp"

namespace sixgate::fuzz {

/// A file that is nowhere but in memory, and gone with this.
class MemoryFile {
 public:
  /// throws  std::system_error
  explicit MemoryFile(const Bytes& bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  /// A name under which it can be opened.
  [[nodiscard]] std::string path() const;

 private:
  int descriptor_;
};

}  // namespace sixgate::fuzz
