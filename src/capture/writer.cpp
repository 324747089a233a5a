// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <sys/stat.h>

#include "capture/blocks.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::capture {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t most_held = 65536;

/// https://www.tcpdump.org/linktypes.html
constexpr std::uint16_t raw_ip = 101;
constexpr std::uint16_t raw_ipv4 = 228;
constexpr std::uint16_t raw_ipv6 = 229;

/// Options of blocks.
constexpr std::uint16_t end_of_options = 0;
constexpr std::uint16_t comment = 1;
constexpr std::uint16_t application = 4;

constexpr std::size_t longest_option = 0xffff;

void append(Bytes& bytes, std::uint32_t value) {
  blocks::append(bytes, ByteOrder::little_endian, value);
}

/// Two fields of two bytes.
void append_halves(Bytes& bytes, std::uint16_t first, std::uint16_t second) {
  append(bytes, static_cast<std::uint32_t>(second) << 16 | first);
}

/// bytes  ends, as blocks and options do, at a multiple of four
template <typename Octets>
void append_padded(Bytes& bytes, const Octets& octets) {
  bytes.insert(bytes.end(), octets.begin(), octets.end());
  bytes.resize((bytes.size() + 3) / 4 * 4);
}

/// The one option of a block; none where there is nothing to say.
void append_option(Bytes& bytes, std::uint16_t code, std::string_view text) {
  if (text.empty()) return;
  const std::string_view part = text.substr(0, longest_option);
  append_halves(bytes, code, static_cast<std::uint16_t>(part.size()));
  append_padded(bytes, part);
  append_halves(bytes, end_of_options, 0);
}

std::uint64_t microseconds(double time) {
  constexpr double last = 9e12;  // where a signed number of them ends
  return static_cast<std::uint64_t>(std::llround(std::clamp(time, 0.0, last) * 1e6));
}

std::uint16_t link_type_for(const packet::Packet& packet) {
  if (!packet.family) return raw_ip;
  const bool is_ipv4 = *packet.family == wire::Family::ipv4;
  const auto first = wire::Cursor(packet.bytes).peek<1>();
  if (first && first->u8<0>() >> 4 == (is_ipv4 ? 4 : 6)) return raw_ip;
  return is_ipv4 ? raw_ipv4 : raw_ipv6;
}

/// existing  what becomes of a file that is there: O_TRUNC or O_EXCL
int open_file(const std::string& path, int existing, mode_t permissions) {
  const int file =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | existing, permissions);
  if (file < 0) throw Unwritable("cannot create " + path + ": " + std::strerror(errno));
  return file;
}

/// Asks for no permissions that the file has: not all file systems can set them.
bool permit(int file, mode_t permissions) {
  struct stat status {};
  return ::fstat(file, &status) == 0 &&
         ((status.st_mode & ALLPERMS) == permissions || ::fchmod(file, permissions) == 0);
}

/// The umask belongs to all threads; hence what it took is given back to the file.
int make_file(const std::string& path, mode_t permissions) {
  const int file = open_file(path, O_EXCL, permissions);
  if (!permit(file, permissions)) {
    const int error = errno;
    ::close(file);
    throw Unwritable("cannot set the permissions of " + path + ": " + std::strerror(error));
  }
  return file;
}

}  // namespace

Writer::Writer(std::string path) : path_(std::move(path)), file_(open_file(path_, O_TRUNC, 0666)) {
  begin();
}

Writer::Writer(std::string path, mode_t permissions)
    : path_(std::move(path)), file_(make_file(path_, permissions)) {
  begin();
}

void Writer::begin() {
  begin_section();
  try {
    flush();
  } catch (const Unwritable&) {
    ::close(file_);
    throw;
  }
}

Writer::~Writer() {
  if (file_ < 0) return;
  try {
    flush();
  } catch (const Unwritable&) {  // nobody is left to be told
  }
  ::close(file_);
}

/// The interface that nearly all packets have is there from the beginning.
void Writer::begin_section() {
  constexpr std::uint32_t not_given = 0xffffffff;
  Bytes body;
  append(body, blocks::byte_order_magic);
  append_halves(body, 1, 0);  // version 1.0
  append(body, not_given);    // the section's length
  append(body, not_given);
  append_option(body, application, "sixgate");
  add_block(blocks::section_header, body);
  static_cast<void>(interface_of({}));
}

std::uint32_t Writer::interface_of(const packet::Packet& packet) {
  const std::uint16_t link_type = link_type_for(packet);
  const auto found = std::ranges::find(link_types_, link_type);
  const auto place = static_cast<std::uint32_t>(found - link_types_.begin());
  if (found == link_types_.end()) {
    Bytes body;
    append_halves(body, link_type, 0);
    append(body, longest_capture);
    add_block(blocks::interface_description, body);
    link_types_.push_back(link_type);
  }
  return place;
}

void Writer::write(const Record& record) {
  const auto captured =
      record.packet.bytes.first(std::min(record.packet.bytes.size(), longest_capture));
  const std::uint64_t length = std::clamp<std::uint64_t>(
      record.packet.length, record.packet.bytes.size(), std::numeric_limits<std::uint32_t>::max());
  const std::uint64_t time = microseconds(record.time);
  Bytes body;
  append(body, interface_of(record.packet));
  append(body, static_cast<std::uint32_t>(time >> 32));
  append(body, static_cast<std::uint32_t>(time));
  append(body, static_cast<std::uint32_t>(captured.size()));
  append(body, static_cast<std::uint32_t>(length));
  append_padded(body, captured);
  append_option(body, comment, record.comment);
  add_block(blocks::enhanced_packet, body);
  ++packets_held_;
  if (held_.size() >= most_held) flush();
}

void Writer::add_block(std::uint32_t type, const Bytes& body) {
  constexpr std::size_t around = 12;  // the type and the length, which stands behind the body again
  const auto length = static_cast<std::uint32_t>(body.size() + around);
  append(held_, type);
  append(held_, length);
  held_.insert(held_.end(), body.begin(), body.end());
  append(held_, length);
}

void Writer::flush() {
  std::span<const std::uint8_t> left(held_);
  while (!left.empty()) {
    const ssize_t count = ::write(file_, left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno);
    left = left.subspan(static_cast<std::size_t>(count));
  }
  written_ += held_.size();
  held_.clear();
  packets_ += std::exchange(packets_held_, 0);
  interfaces_written_ = link_types_.size();
}

void Writer::finish() {
  flush();
  if (::close(std::exchange(file_, -1)) != 0) fail(errno);
}

/// What came through of the blocks that could not be written goes again. A pipe keeps it.
void Writer::take_back() {
  held_.clear();
  packets_held_ = 0;
  link_types_.resize(interfaces_written_);
  if (file_ >= 0) static_cast<void>(::ftruncate(file_, static_cast<off_t>(written_)) == 0);
}

void Writer::fail(int error) {
  take_back();
  throw Unwritable("cannot write " + path_ + ": " + std::strerror(error));
}

}  // namespace sixgate::capture
