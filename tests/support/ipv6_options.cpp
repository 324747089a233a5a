// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/ipv6_options.hpp"

#include "support/byte_order.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

Bytes option(std::uint8_t type, const Bytes& data) {
  return joined({{type, static_cast<std::uint8_t>(data.size())}, data});
}

Bytes pad1() { return {0}; }

Bytes pad_n(std::uint8_t size) { return option(1, Bytes(size - 2U, 0)); }

Bytes router_alert_option(std::uint16_t value) { return option(5, bytes16(value)); }

Bytes jumbo_option(std::uint32_t length) { return option(0xc2, bytes32(length)); }

Bytes home_address_option(std::string_view address) { return option(0xc9, octets(address)); }

Bytes tunnel_encapsulation_limit_option(std::uint8_t limit) { return option(4, {limit}); }

Bytes quick_start_option(std::uint8_t rate, std::uint32_t nonce) {
  const auto request = static_cast<std::uint8_t>(rate & 0xf);  // function 0 in the upper half
  return option(0x26, joined({{request, 64}, bytes32(nonce << 2)}));
}

void pad_options(Bytes& options, std::size_t before) {
  const std::size_t missing = (8 - (options.size() + before) % 8) % 8;
  if (missing == 1) put(options, pad1());
  if (missing > 1) put(options, pad_n(static_cast<std::uint8_t>(missing)));
}

}  // namespace sixgate::test
