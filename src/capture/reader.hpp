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

/// A capture that cannot be opened, or not read to its end. what() is one line that begins with the
/// file's name.
class Unreadable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One frame of a capture. A view, valid until the reader's next call.
struct Frame {
  std::uint64_t number = 0;        ///< counts from 1
  double time = 0;                 ///< seconds since 1970, exact to the microsecond
  std::optional<IpPacket> packet;  ///< nothing where the frame carries no IP
};

/// Reads a pcap or pcapng file from its beginning to its end.
class Reader {
 public:
  /// path   a file, or `-` for standard input
  /// fails  Unreadable when it cannot be opened, is no capture, or is one of a link type that
  ///        find_link() does not know
  explicit Reader(std::string path);

  /// The next frame; nothing at the end.
  ///
  /// fails  Unreadable where the file is damaged or ends inside a frame; all frames before it have
  ///        been read, and there is nothing to read behind it
  [[nodiscard]] std::optional<Frame> next();

 private:
  struct Close {
    void operator()(pcap* opened) const;
  };

  std::string name_;
  std::unique_ptr<pcap, Close> opened_;
  FindIp find_ip_ = nullptr;
  std::uint64_t number_ = 0;
};

}  // namespace sixgate::capture
