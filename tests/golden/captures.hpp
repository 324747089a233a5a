// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sixgate::test {

/// A capture and how it is replayed.
struct Golden {
  std::string name;                       ///< of the capture and of the files to compare with
  std::string capture;                    ///< a pcap file's content
  std::string configuration;              ///< a file beside the golden ones
  std::vector<std::string> options = {};  ///< of replay
  int status = 0;                         ///< which it exits with
};

/// All of them.
std::vector<Golden> golden_captures();

/// One packet in the 6to4 encapsulation, of RFC 3964.
struct SixToFour {
  std::string id;  ///< the RFC's section and what is in it
  std::string outer_source;
  std::string outer_destination;
  std::string inner_source;
  std::string inner_destination;
  bool passes;  ///< a 6to4 router at 9.0.0.2
};

/// Every attack of RFC 3964 sections 4 and 5 as a packet, and the traffic that looks like them and
/// must pass.
const std::vector<SixToFour>& six_to_four_packets();

}  // namespace sixgate::test
