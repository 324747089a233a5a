// SPDX-License-Identifier: GPL-2.0-or-later
#include <iterator>

#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

constexpr std::size_t quoted = 8;  // where the quoted packet begins

std::string echo(const Bytes& bytes) {
  return ", id " + decimal(get16(bytes, 4)) + ", seq " + decimal(get16(bytes, 6));
}

std::string unreachable(const Bytes& bytes, std::uint32_t code) {
  const std::string source = address_at(bytes, quoted + 8);
  const std::string destination = address_at(bytes, quoted + 24);
  switch (code) {
    case 0: return ", unreachable route " + destination;
    case 1: return ",  unreachable prohibited " + destination;
    case 2: return ", beyond scope " + destination + ", source address " + source;
    case 3: return ", unreachable address " + destination;
    case 4: {
      const std::string transport = get8(bytes, quoted + 6) == 6 ? "tcp" : "udp";
      return ", unreachable port, " + destination + " " + transport + " port " +
             decimal(get16(bytes, quoted + 42));
    }
    default: return ", unknown unreach code (" + decimal(code) + ")";
  }
}

std::string parameter_problem(const Bytes& bytes, std::uint32_t code) {
  constexpr const char* names[] = {"erroneous", "next header", "option", "incomplete header chain"};
  if (code >= std::size(names)) return ", code-#" + decimal(code);
  return std::string(", ") + names[code] + " - octet " + decimal(get32(bytes, 4));
}

std::string node_information(const Bytes& bytes, bool is_query) {
  constexpr const char* types[] = {"noop", "supported qtypes", "DNS name", "node addresses"};
  const std::uint32_t type = get16(bytes, 4);
  std::string words = is_query ? " node information query (" : " node information reply (";
  if (!is_query && get8(bytes, 1) == 1) return words + "refused)";
  if (!is_query && get8(bytes, 1) == 2) return words + "unknown)";
  words += type < std::size(types) ? types[type] : "unknown";
  if (is_query && get8(bytes, 1) == 0 && type > 1) words += ", subject=" + address_at(bytes, 16);
  for (std::size_t at = 16; !is_query && type == 3 && at < bytes.size(); at += 20) {
    words += " " + address_at(bytes, at + 4) + "(" + decimal(get32(bytes, at)) + ")";
  }
  return words + ")";
}

std::string listener_query(const Bytes& bytes) {
  constexpr std::size_t version_1 = 24;
  if (bytes.size() == version_1) {
    return "max resp delay: " + decimal(get16(bytes, 4)) + " addr: " + address_at(bytes, 8);
  }
  const std::size_t sources = get16(bytes, 26);
  return " v2 [gaddr " + address_at(bytes, 8) +
         (sources > 0 ? ", " + decimal(sources) + " source(s)" : "") + "]";
}

std::string rpl(std::uint32_t code) {
  switch (code) {
    case 0: return ", (CLR)DODAG Information Solicitation";
    case 1: return ", (CLR)DODAG Information Object";
    case 2: return ", (CLR)Destination Advertisement Object";
    case 3: return ", (CLR)Destination Advertisement Object Ack";
    default: return ", (CLR)RPL message, unknown code " + decimal(code);
  }
}

/// Nothing where tcpdump does not know the type.
std::string icmpv6_name(std::uint32_t type) {
  switch (type) {
    case 1: return "destination unreachable";
    case 2: return "packet too big";
    case 3: return "time exceeded in-transit";
    case 4: return "parameter problem";
    case 128: return "echo request";
    case 129: return "echo reply";
    case 130: return "multicast listener query";
    case 131: return "multicast listener report";
    case 132: return "multicast listener done";
    case 133: return "router solicitation";
    case 134: return "router advertisement";
    case 135: return "neighbor solicitation";
    case 136: return "neighbor advertisement";
    case 137: return "redirect";
    case 138: return "router renumbering";
    case 139: return "who-are-you request";
    case 140: return "who-are-you reply";
    case 141: return "inverse neighbor solicitation";
    case 142: return "inverse neighbor advertisement";
    case 143: return "multicast listener report v2";
    case 144: return "ha discovery request";
    case 145: return "ha discovery reply";
    case 146: return "mobile router solicitation";
    case 147: return "mobile router advertisement";
    case 155: return "RPL";
    default: return "";
  }
}

std::string icmpv6_details(const Bytes& bytes) {
  const std::uint32_t type = get8(bytes, 0);
  const std::uint32_t code = get8(bytes, 1);
  switch (type) {
    case 1: return unreachable(bytes, code);
    case 2: return ", mtu " + decimal(get32(bytes, 4));
    case 3: return code == 0 ? " for " + address_at(bytes, quoted + 24) : " (reassembly)";
    case 4: return parameter_problem(bytes, code);
    case 128:
    case 129: return echo(bytes);
    case 130: return listener_query(bytes);
    case 131:
    case 132:
      return "max resp delay: " + decimal(get16(bytes, 4)) + " addr: " + address_at(bytes, 8);
    case 135: return ", who has " + address_at(bytes, 8);
    case 136: return ", tgt is " + address_at(bytes, 8);
    case 137: return ", " + address_at(bytes, 24) + " to " + address_at(bytes, 8);
    case 139: return node_information(bytes, true);
    case 140: return node_information(bytes, false);
    case 143: return ", " + decimal(get16(bytes, 6)) + " group record(s)";
    case 144:
    case 146: return ", id 0x" + hex(get16(bytes, 4), 4);
    case 155: return rpl(code);
    default: return "";
  }
}

std::string icmp_unreachable(const Bytes& bytes, std::uint32_t code) {
  const std::string destination = address_at(bytes, quoted + 16, 4);
  switch (code) {
    case 0: return "net " + destination + " unreachable";
    case 1: return "host " + destination + " unreachable";
    case 2: return destination + " protocol " + decimal(get8(bytes, quoted + 9)) + " unreachable";
    case 3: {
      const std::string transport = get8(bytes, quoted + 9) == 6 ? "tcp" : "udp";
      return destination + " " + transport + " port " + decimal(get16(bytes, quoted + 22)) +
             " unreachable";
    }
    case 4:
      return destination + " unreachable - need to frag (mtu " + decimal(get16(bytes, 6)) + ")";
    case 13: return "host " + destination + " unreachable - admin prohibited filter";
    default: return destination + " unreachable - #" + decimal(code);
  }
}

std::string icmp_words(const Bytes& bytes) {
  const std::uint32_t type = get8(bytes, 0);
  const std::uint32_t code = get8(bytes, 1);
  switch (type) {
    case 0: return "echo reply" + echo(bytes);
    case 3: return icmp_unreachable(bytes, code);
    case 5:
      return "redirect " + address_at(bytes, quoted + 16, 4) + " to host " +
             address_at(bytes, 4, 4);
    case 8: return "echo request" + echo(bytes);
    case 11: return code == 0 ? "time exceeded in-transit" : "ip reassembly time exceeded";
    case 12: return "parameter problem - octet " + decimal(get8(bytes, 4));
    default: return "type-#" + decimal(type);
  }
}

}  // namespace

std::string words_of_icmp(const Part& part, const Place&) {
  return "ICMP " + icmp_words(part.bytes) + ", length " + decimal(part.bytes.size());
}

std::string words_of_icmpv6(const Part& part, const Place&) {
  const Bytes& bytes = part.bytes;
  const std::string length = ", length " + decimal(bytes.size());
  const std::string name = icmpv6_name(get8(bytes, 0));
  if (name.empty()) {
    return "ICMP6, unknown icmp6 type (" + decimal(get8(bytes, 0)) + ")" + length + hex_dump(bytes);
  }
  return "ICMP6, " + name + icmpv6_details(bytes) + length;
}

}  // namespace sixgate::test
