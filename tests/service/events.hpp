// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "service/event.hpp"
#include "service/pipe.hpp"
#include "sixgate/packet/read.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

/// A drop between 2001:db8::1 and 2001:db8::2.
inline service::Event event(double time, policy::Reason reason) {
  const auto verdict = policy::Verdict::drop(reason, 0);
  const Bytes packet = ipv6("2001:db8::1", "2001:db8::2").icmpv6(128);
  return {.time = time,
          .arrival = {},
          .judgement = {.headers = packet::read(packet),
                        .decision = {.verdict = verdict, .notes = {}}}};
}

/// The same packet, accepted.
inline service::Event accepted(double time) {
  service::Event made = event(time, policy::Reason::default_native);
  made.judgement.decision.verdict = policy::Verdict::accept(policy::Reason::default_native, 0);
  return made;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline bool tells(const std::string& line, std::string_view words) {
  return line.find(words) != std::string::npos;
}

}  // namespace sixgate::test
