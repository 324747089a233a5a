// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "support/packet_part.hpp"

// What each target begins with.
namespace sixgate::fuzz {

using test::Bytes;

std::vector<Bytes> packets();           ///< one of every form that the reader knows
std::vector<Bytes> option_areas();      ///< of those packets
std::vector<Bytes> messages();          ///< ICMPv6 of those packets
std::vector<Bytes> mobility_headers();  ///< of those packets
std::vector<Bytes> teredo_payloads();   ///< of UDP
std::vector<Bytes> frames();            ///< behind every link header
std::vector<Bytes> captures();          ///< files

}  // namespace sixgate::fuzz
