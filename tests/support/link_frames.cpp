// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/link_frames.hpp"

#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

Bytes ether_type(const Content& inner) { return bytes16(static_cast<std::uint32_t>(inner.type)); }

/// https://www.iana.org/assignments/ppp-numbers
std::uint32_t ppp_protocol(EtherType type) {
  switch (type) {
    case EtherType::ipv4: return 0x0021;
    case EtherType::ipv6: return 0x0057;
    case EtherType::mpls: return 0x0281;
    default: return 0xc021;  // Link Control Protocol
  }
}

}  // namespace

Content ethernet(const Content& inner) {
  return {joined({{2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}, ether_type(inner), inner.bytes}),
          inner.says, EtherType::ethernet};
}

Content vlan(std::uint16_t id, const Content& inner) {
  return {joined({bytes16(id), ether_type(inner), inner.bytes}), inner.says, EtherType::vlan};
}

Content mpls(const std::vector<std::uint32_t>& labels, const Content& inner) {
  constexpr std::uint32_t ttl = 64;
  Bytes stack;
  std::string says = "MPLS";
  for (const std::uint32_t& label : labels) {
    const bool is_last = &label == &labels.back();
    put32(stack, label << 12 | (is_last ? 0x100U : 0U) | ttl);
    says += " (label " + std::to_string(label) + ", tc 0" + (is_last ? ", [S]" : "") + ", ttl 64)";
  }
  return {joined({stack, inner.bytes}), says + " " + inner.says, EtherType::mpls};
}

Content ppp(const Content& inner, bool has_address) {
  const Bytes address = has_address ? Bytes{0xff, 0x03} : Bytes{};
  return {joined({address, bytes16(ppp_protocol(inner.type)), inner.bytes}), inner.says,
          EtherType::ppp};
}

Content pppoe(std::uint16_t session, const Content& inner) {
  const Content frame = ppp(inner);
  const auto length = static_cast<std::uint32_t>(frame.bytes.size());
  return {joined({{0x11, 0}, bytes16(session), bytes16(length), frame.bytes}),
          "PPPoE  [ses 0x" + hex(session) + "] " + inner.says, EtherType::pppoe};
}

}  // namespace sixgate::test
