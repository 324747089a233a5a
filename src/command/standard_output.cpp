// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/standard_output.hpp"

#include <cerrno>
#include <iostream>

#include <unistd.h>

namespace sixgate::command {

StandardOutput::StandardOutput()
    : before_(std::cout.rdbuf(this)), is_terminal_(::isatty(STDOUT_FILENO) == 1) {
  setp(held_.data(), held_.data() + held_.size());
  std::cout.exceptions(std::ios::badbit);
}

StandardOutput::~StandardOutput() {
  try {
    write_out();
  } catch (const WriteFailed&) {  // only where something else is already on its way to be told
  }
  std::cout.exceptions(std::ios::goodbit);
  std::cout.rdbuf(before_);
}

void StandardOutput::finish() { write_out(); }

void StandardOutput::write_out() {
  const char* from = pbase();
  const char* const end = pptr();
  setp(held_.data(), held_.data() + held_.size());
  while (from < end) {
    const ssize_t written = ::write(STDOUT_FILENO, from, static_cast<std::size_t>(end - from));
    if (written < 0) {
      if (errno == EINTR) continue;
      throw WriteFailed(errno);
    }
    from += written;
  }
}

StandardOutput::int_type StandardOutput::overflow(int_type byte) {
  write_out();
  if (!traits_type::eq_int_type(byte, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(byte);
    pbump(1);
  }
  return traits_type::not_eof(byte);
}

int StandardOutput::sync() {
  write_out();
  return 0;
}

std::streamsize StandardOutput::xsputn(const char* text, std::streamsize size) {
  const std::streamsize copied = std::streambuf::xsputn(text, size);
  // A person waits for lines, a file for nothing.
  if (is_terminal_ && copied > 0 && text[copied - 1] == '\n') write_out();
  return copied;
}

}  // namespace sixgate::command
