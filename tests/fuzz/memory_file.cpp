// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory_file.hpp"

#include <cerrno>

#include <unistd.h>

#include <sys/mman.h>
#include <system_error>

namespace sixgate::fuzz {

MemoryFile::MemoryFile(const Bytes& bytes) : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
  if (descriptor_ < 0 || ::write(descriptor_, bytes.data(), bytes.size()) != std::ssize(bytes)) {
    throw std::system_error(errno, std::generic_category(), "memory file");
  }
}

MemoryFile::~MemoryFile() { ::close(descriptor_); }

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

}  // namespace sixgate::fuzz
