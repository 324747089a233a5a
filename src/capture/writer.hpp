// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "sixgate/packet/packet.hpp"

namespace sixgate::capture {

/// A capture that cannot be written. what() is one line that names the file.
class Unwritable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A packet to keep, and what there is to say of it. A view: bytes and text stay whose they are.
struct Record {
  packet::Packet packet;
  double time = 0;                ///< seconds since 1970; kept to the microsecond
  std::string_view comment = {};  ///< UTF-8; of more than 65535 bytes the first ones
};

/// Writes a pcapng file of IP packets, each with its comment. Only whole blocks stand in it, also
/// where writing fails or the writer goes away early.
///
/// Packets stand behind one interface of link type raw IP, which every reader knows. One whose link
/// said another family than its first bits stands behind an interface that says so too; libpcap
/// reads no further than the first of these, since it takes one link type a file.
/// draft-ietf-opsawg-pcapng, section 4.
class Writer {
 public:
  /// Of each packet, bytes: more than that no reader takes.
  static constexpr std::size_t longest_capture = 262144;

  /// Begins the file, over one that is there. The permissions of one that is not are 0666 without
  /// what the umask takes.
  ///
  /// fails  Unwritable
  explicit Writer(std::string path);

  /// Begins a file that must not be there yet.
  ///
  /// permissions  exactly, whatever the umask is; at no time has it more
  /// fails        Unwritable; an empty file may be left
  Writer(std::string path, mode_t permissions);

  /// What is still held back is written if it can be.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Adds a packet, and holds it back for a while.
  ///
  /// fails  Unwritable; what was held back is not in the file. Writing may go on, say when the disk
  ///        has room again
  void write(const Record& record);

  /// Writes what is held back.
  ///
  /// fails  as write()
  void flush();

  /// Ends the file; nothing may be written any more.
  ///
  /// fails  as write(), and where the system says only now that it could not keep all of it
  void finish();

  /// Of the file, what is held back included, bytes.
  [[nodiscard]] std::uint64_t size() const { return written_ + held_.size(); }

  /// Packets in the file, without those that are held back.
  [[nodiscard]] std::uint64_t packets() const { return packets_; }

 private:
  using Bytes = std::vector<std::uint8_t>;

  void begin();
  void begin_section();
  [[nodiscard]] std::uint32_t interface_of(const packet::Packet& packet);
  void add_block(std::uint32_t type, const Bytes& body);
  void take_back();
  [[noreturn]] void fail(int error);

  std::string path_;
  int file_;
  Bytes held_;
  std::uint64_t written_ = 0;
  std::uint64_t packets_ = 0;
  std::uint64_t packets_held_ = 0;
  std::vector<std::uint16_t> link_types_;  ///< of the interfaces, in their order
  std::size_t interfaces_written_ = 0;
};

}  // namespace sixgate::capture
