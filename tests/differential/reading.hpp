// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sixgate::differential {

/// What a reader says, by the name of what it says it of. A reader that says nothing of a name says
/// that the packet has no such thing.
using Words = std::map<std::string, std::string>;

/// Stands for a value that a reader does not tell, though the packet may have it.
inline constexpr const char* untold = "?";

/// The value of a name; empty where it has none.
std::string value_of(const Words& words, const std::string& name);

/// One IP header and what belongs to it, in words that both readers share.
struct Header {
  std::string way;  ///< from the header in front: "gre", "quoted", "gtp"; empty for IP in IP
  std::string family = {};  ///< "ip" or "ipv6", as the dissector calls them
  Words words = {};
};

/// A packet as one of two readers tells it, outer to inner; a quoted packet's headers follow the
/// ICMP error's.
struct Reading {
  std::vector<Header> headers = {};
  Words words = {};         ///< of the packet as a whole: lists over all headers
  std::string faults = {};  ///< names of faults, a comma between; see complaints.hpp

  /// Why the last header ends where it does: `end`, `fault`, `cut: not-captured`, ...
  std::string end = {};
};

}  // namespace sixgate::differential
