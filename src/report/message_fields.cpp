// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/message_fields.hpp"

#include <string>

#include "report/discovery_fields.hpp"
#include "report/json.hpp"
#include "report/names.hpp"
#include "report/words.hpp"
#include "sixgate/packet/icmp.hpp"

namespace sixgate::report {

namespace {

using packet::Icmp;

std::string numbered(std::string_view name, unsigned number) {
  return std::string(name) + " (" + std::to_string(number) + ')';
}

void append_names(Fields& fields, const Icmp& icmp, bool is_icmpv6) {
  const auto type = find_name(is_icmpv6 ? icmpv6_type_names() : icmpv4_type_names(), icmp.type);
  if (!type.empty()) {
    fields.push_back({.key = "message", .json = quote(type), .text = numbered(type, icmp.type)});
  } else {
    fields.push_back(remark("type " + std::to_string(icmp.type)));
  }
  const auto code = find_name(icmp_code_names(is_icmpv6, icmp.type), icmp.code);
  if (!code.empty()) {
    fields.push_back({.key = "cause", .json = quote(code), .text = numbered(code, icmp.code)});
  } else if (icmp.code != 0) {
    fields.push_back(remark("code " + std::to_string(icmp.code)));
  }
}

/// RFC 4443 sections 3 and 4: what the second word is.
void append_icmpv6_word(Fields& fields, const Icmp& icmp) {
  switch (icmp.type) {
    case packet::icmpv6::packet_too_big: fields.push_back(number("mtu", icmp.word)); break;
    case packet::icmpv6::parameter_problem: fields.push_back(number("pointer", icmp.word)); break;
    case packet::icmpv6::echo_request:
    case packet::icmpv6::echo_reply:
      fields.push_back(hexadecimal("identifier", icmp.word >> 16));
      fields.push_back(number("sequence", icmp.word & 0xffff));
      break;
    default: break;
  }
}

/// RFC 792; RFC 1191 section 4 for the MTU.
void append_icmpv4_word(Fields& fields, const Icmp& icmp) {
  constexpr std::uint8_t fragmentation_needed = 4;
  switch (icmp.type) {
    case packet::icmpv4::destination_unreachable:
      if (icmp.code == fragmentation_needed) fields.push_back(number("mtu", icmp.word & 0xffff));
      break;
    case packet::icmpv4::parameter_problem:
      fields.push_back(number("pointer", icmp.word >> 24));
      break;
    case packet::icmpv4::redirect:
      fields.push_back(word("gateway", word_for(wire::Address::ipv4(icmp.word))));
      break;
    case packet::icmpv4::echo_request:
    case packet::icmpv4::echo_reply:
      fields.push_back(hexadecimal("identifier", icmp.word >> 16));
      fields.push_back(number("sequence", icmp.word & 0xffff));
      break;
    default: break;
  }
}

}  // namespace

Fields message_fields(const packet::Packet& packet, const packet::Layer& layer) {
  Fields fields;
  append_names(fields, *layer.icmp, layer.is_ipv6());
  if (layer.is_ipv6()) {
    append_icmpv6_word(fields, *layer.icmp);
    if (is_discovery(layer)) {
      return fields + discovery_fields(layer, packet.at(layer.segment));
    }
  } else {
    append_icmpv4_word(fields, *layer.icmp);
  }
  return fields;
}

}  // namespace sixgate::report
