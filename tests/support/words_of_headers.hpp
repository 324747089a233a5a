// SPDX-License-Identifier: GPL-2.0-or-later
// tcpdump's words for each header, as its print-*.c files have them without -v.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "support/packet_part.hpp"

namespace sixgate::test {

/// The same words wherever the header stands.
Words always(std::string words);

std::string words_of_routing(const Part& part, const Place& place);
std::string words_of_fragment(const Part& part, const Place& place);
std::string words_of_ah(const Part& part, const Place& place);
std::string words_of_esp(const Part& part, const Place& place);
std::string words_of_mobility(const Part& part, const Place& place);
std::string words_of_tcp(const Part& part, const Place& place);
std::string words_of_udp(const Part& part, const Place& place);
std::string words_of_sctp(const Part& part, const Place& place);
std::string words_of_dccp(const Part& part, const Place& place);
std::string words_of_icmp(const Part& part, const Place& place);
std::string words_of_icmpv6(const Part& part, const Place& place);
std::string words_of_gre(const Part& part, const Place& place);
std::string words_of_unknown_protocol(const Part& part, const Place& place);

/// The IPv6 address at `offset`.
std::string address_at(const Bytes& bytes, std::size_t offset, std::size_t size = 16);

/// As printf has them with %zu, and with %x or %0Nx.
std::string decimal(std::size_t number);
std::string hex(std::uint32_t number, int digits = 1);

/// What tcpdump prints where it knows no better: lines of eight pairs of bytes.
std::string hex_dump(const Bytes& bytes);

}  // namespace sixgate::test
