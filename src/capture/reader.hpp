// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "capture/link.hpp"

struct pcap;

namespace sixgate::capture {

class Source;

/// A capture that cannot be opened, or not read to its end. what() is one line that begins with the
/// file's name.
class Unreadable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One frame of a capture. A view, valid until the reader's next call.
struct Frame {
  std::uint64_t number = 0;              ///< counts from 1
  double time = 0;                       ///< seconds since 1970, exact to the microsecond
  std::optional<packet::Packet> packet;  ///< nothing where the frame carries no IP that is found
};

/// Reads a pcap or pcapng file, plain or compressed by gzip, from its beginning to its end.
class Reader {
 public:
  /// path   a file, or `-` for standard input
  /// fails  Unreadable when it cannot be opened, is no capture, or is a pcap file of a link type
  ///        that find_link() does not know
  explicit Reader(std::string path);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// The next frame; nothing at the end. In pcapng, frames from interfaces of a link type that
  /// find_link() does not know carry no packet.
  ///
  /// fails  Unreadable where the file is damaged or ends inside a frame; all frames before it have
  ///        been read, and there is nothing to read behind it. Likewise at the end, where none of
  ///        its interfaces is of a link type that is known.
  [[nodiscard]] std::optional<Frame> next();

  /// Says how many frames were of link types that are not known here, one line that begins with the
  /// file's name; empty where none was.
  [[nodiscard]] std::string unknown_frames() const;

 private:
  struct Close {
    void operator()(pcap* opened) const;
  };

  void open_section();
  [[nodiscard]] const Link* link_of_frame();
  [[noreturn]] void fail(const std::string& why) const;

  std::string name_;
  std::unique_ptr<Source> source_;       ///< what libpcap reads from
  std::unique_ptr<pcap, Close> opened_;  ///< gone before what it reads from
  std::uint64_t number_ = 0;
  std::uint64_t unknown_ = 0;
  int first_unknown_ = 0;  ///< its link type
};

}  // namespace sixgate::capture
