// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/dissect.hpp"

#include <cstdint>
#include <iostream>

#include <unistd.h>

#include "command/captures.hpp"
#include "report/dissection.hpp"
#include "report/drawing.hpp"
#include "report/heading.hpp"
#include "sixgate/packet/read.hpp"

namespace sixgate::command {

namespace {

/// One run over some captures.
class Dissection {
 public:
  Dissection(const policy::Policy& policy, report::Format format)
      : policy_(policy), format_(format) {}

  void tell(const capture::Frame& frame) {
    ++frames_;
    if (!frame.packet) {
      ++not_ip_;
      tell_no_packet(frame);
      return;
    }
    const packet::Packet& packet = *frame.packet;
    const packet::Headers headers = packet::read(packet, policy_.declared());
    if (format_ == report::Format::json) {
      std::cout << report::dissection(frame.number, packet, headers, policy_) << '\n';
    } else {
      std::cout << report::heading(frame.number, frame.time, packet, headers) << '\n'
                << report::drawing(packet, headers, policy_, colour_) << '\n';
    }
  }

  [[nodiscard]] std::string summarize() const {
    return std::to_string(frames_) + (frames_ == 1 ? " frame, " : " frames, ") +
           std::to_string(not_ip_) + " not IP\n";
  }

 private:
  void tell_no_packet(const capture::Frame& frame) const {
    if (format_ == report::Format::json) {
      std::cout << report::dissection(frame.number) << '\n';
    } else {
      std::cout << report::heading(frame.number, frame.time) << ", not IP\n\n";
    }
  }

  const policy::Policy& policy_;
  report::Format format_;
  report::Colour colour_ = report::colour_for(STDOUT_FILENO);
  std::uint64_t frames_ = 0;
  std::uint64_t not_ip_ = 0;
};

}  // namespace

int dissect(const std::vector<std::string>& paths, const policy::Policy& policy,
            report::Format format) {
  Dissection dissection(policy, format);
  const int status =
      read_captures(paths, [&](const capture::Frame& frame) { dissection.tell(frame); });
  std::cerr << dissection.summarize();
  return status;
}

}  // namespace sixgate::command
