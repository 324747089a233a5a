// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/stream.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include "capture/broken.hpp"

namespace sixgate::capture {

namespace {

constexpr std::size_t buffer_size = 65536;
constexpr std::array<std::uint8_t, 2> gzip_magic{0x1f, 0x8b};

/// The largest window there is, and gzip's header and trailer around it.
constexpr int gzip_window_bits = 15 + 16;

}  // namespace

void Stream::EndInflate::operator()(z_stream_s* inflating) const {
  inflateEnd(inflating);
  delete inflating;
}

Stream::Stream(const std::string& path)
    : file_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      buffer_(buffer_size) {
  if (file_ < 0) throw Broken(std::strerror(errno));
}

Stream::~Stream() {
  if (file_ != STDIN_FILENO) ::close(file_);
}

std::size_t Stream::read(std::span<std::uint8_t> into) {
  if (!has_begun_) begin();
  return inflating_ ? inflate(into) : copy(into);
}

std::span<const std::uint8_t> Stream::at_hand() const {
  return std::span(buffer_).subspan(from_, to_ - from_);
}

/// Reads on into a buffer with room; false at the end of the file.
bool Stream::fill() {
  if (from_ == to_) from_ = to_ = 0;
  ssize_t count = -1;
  do {
    count = ::read(file_, buffer_.data() + to_, buffer_.size() - to_);
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw Broken(std::strerror(errno));
  to_ += static_cast<std::size_t>(count);
  return count > 0;
}

void Stream::begin() {
  while (at_hand().size() < gzip_magic.size() && fill()) {
  }
  has_begun_ = true;
  const auto start = at_hand().first(std::min(at_hand().size(), gzip_magic.size()));
  if (!std::ranges::equal(start, gzip_magic)) return;
  auto fresh = std::make_unique<z_stream_s>();
  if (inflateInit2(fresh.get(), gzip_window_bits) != Z_OK) throw std::bad_alloc();
  inflating_.reset(fresh.release());
}

std::size_t Stream::copy(std::span<std::uint8_t> into) {
  if (at_hand().empty() && !fill()) return 0;
  const auto part = at_hand().first(std::min(into.size(), at_hand().size()));
  std::ranges::copy(part, into.begin());
  from_ += part.size();
  return part.size();
}

std::size_t Stream::inflate(std::span<std::uint8_t> into) {
  const auto room = static_cast<uInt>(std::min(into.size(), buffer_size));
  inflating_->next_out = into.data();
  inflating_->avail_out = room;
  while (inflating_->avail_out == room) {
    if (at_hand().empty() && !fill()) {
      if (member_has_ended_) return 0;
      throw Broken("ends inside its gzip data");
    }
    if (member_has_ended_) inflateReset(inflating_.get());
    inflating_->next_in = buffer_.data() + from_;
    inflating_->avail_in = static_cast<uInt>(to_ - from_);
    const int result = ::inflate(inflating_.get(), Z_NO_FLUSH);
    from_ = to_ - inflating_->avail_in;
    member_has_ended_ = result == Z_STREAM_END;
    const bool goes_on = result == Z_OK || result == Z_BUF_ERROR || member_has_ended_;
    // What came out before the damage is handed out first; zlib repeats what it said.
    if (!goes_on && inflating_->avail_out == room) {
      const char* const why = inflating_->msg;
      throw Broken(std::string("its gzip data are damaged: ") + (why == nullptr ? "?" : why));
    }
    if (!goes_on) break;
  }
  return room - inflating_->avail_out;
}

}  // namespace sixgate::capture
