// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/complaints.hpp"

#include <array>
#include <set>
#include <string_view>

namespace sixgate::differential {

namespace {

struct Complaint {
  std::string_view column;
  std::string_view text;
  std::string_view fault;
};

constexpr std::string_view messages = "_ws.expert.message";
constexpr std::string_view malformed = "_ws.malformed";

/// What the dissector says, and the fault that it means.
constexpr std::array complaints{
    Complaint{messages, "Bogus IPv4 version", "version"},
    Complaint{messages, "Bogus IPv6 version", "version"},
    Complaint{messages, "Bogus IP version", "version"},
    Complaint{messages, "Bogus IP header length", "header-length"},
    Complaint{messages, "Bogus IP length", "header-length"},
    Complaint{messages, "IPv4 total length exceeds packet length", "payload-length"},
    Complaint{messages, "IPv6 payload length exceeds framing length", "payload-length"},
    Complaint{messages, "IPv6 header must be exactly 40 bytes", "truncated"},
    Complaint{messages, "Bogus TCP header length", "header-length"},
    Complaint{messages, "> IP payload length", "payload-length"},
    Complaint{messages, "< 8", "header-length"},
    Complaint{messages, "Length is zero but payload < 65536", "header-length"},
    Complaint{messages, "says option goes past end of options", "option-overrun"},
    Complaint{messages, "(with too-short option length", "option-overrun"},
    Complaint{messages, ": Invalid Length (", "option-length"},
    Complaint{messages, ": Invalid length (", "option-length"},
    Complaint{messages, "Invalid option length (Zero)", "option-overrun"},
    Complaint{messages, "length byte past end of options", "option-overrun"},
    Complaint{messages, "Jumbo Payload option present and jumbo length < 65536", "jumbo"},
    Complaint{messages, "a Jumbo Payload option must not be present", "jumbo"},
    Complaint{malformed, "[Malformed Packet: IPv4]", "truncated"},
    Complaint{malformed, "[Malformed Packet: IPv6]", "truncated"},
    Complaint{malformed, "[Malformed Packet: IPv6 Hop-by-Hop]", "truncated"},
    Complaint{malformed, "[Malformed Packet: IPv6 Fragment]", "truncated"},
    Complaint{malformed, "[Malformed Packet: IPv6 Routing]", "truncated"},
    Complaint{malformed, "[Malformed Packet: IPv6 Destination]", "truncated"},
    Complaint{malformed, "[Malformed Packet: AH]", "truncated"},
    Complaint{malformed, "[Malformed Packet: Mobile IPv6]", "truncated"},
    Complaint{malformed, "[Malformed Packet: TCP]", "truncated"},
    Complaint{malformed, "[Malformed Packet: UDP]", "truncated"},
    Complaint{malformed, "[Malformed Packet: ICMP]", "truncated"},
    Complaint{malformed, "[Malformed Packet: ICMPv6]", "truncated"},
    Complaint{malformed, "[Malformed Packet: GRE]", "truncated"},
    Complaint{malformed, "[Malformed Packet: ESP]", "truncated"},
};

}  // namespace

std::string find_complaints(const Row& row) {
  std::set<std::string_view> faults;
  for (const Complaint& complaint : complaints) {
    const bool is_made =
        row.at(std::string(complaint.column)).find(complaint.text) != std::string::npos;
    if (is_made) faults.insert(complaint.fault);
  }
  std::string text;
  for (const std::string_view fault : faults) text.append(text.empty() ? "" : ",").append(fault);
  return text;
}

}  // namespace sixgate::differential
