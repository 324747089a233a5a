// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/option_values.hpp"

#include "report/words.hpp"
#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/packet/mobility_options.hpp"
#include "sixgate/packet/ndp_options.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::report {

namespace {

std::string address_in(const wire::Cursor& data) {
  const auto block = data.peek<16>();
  if (!block || data.length() != 16) return {};
  return word_for(wire::Address::ipv6(block->bytes<0, 16>()));
}

std::string number_in(const wire::Cursor& data) {
  const auto block = data.peek<4>();
  return block && data.length() == 4 ? std::to_string(block->be32<0>()) : std::string();
}

/// Of six bytes, which is what Ethernet has.
std::string link_layer_address_in(const wire::Cursor& data) {
  const auto block = data.peek<6>();
  if (!block || data.length() != 6) return {};
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t octet : block->bytes<0, 6>()) {
    if (!text.empty()) text += ':';
    text += digits[octet >> 4];
    text += digits[octet & 0xf];
  }
  return text;
}

template <typename Value>
std::string prefix_of(const std::optional<Value>& value) {
  return value ? std::string(wire::format(value->prefix).view()) : std::string();
}

template <typename Number>
std::string text_of(const std::optional<Number>& number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

std::string value_of_ipv6_option(const packet::Option& option) {
  switch (option.type) {
    case packet::option::tunnel_encapsulation_limit:
      return text_of(packet::read_tunnel_encapsulation_limit(option.data));
    case packet::option::router_alert: return text_of(packet::read_router_alert(option.data));
    case packet::option::jumbo_payload: return number_in(option.data);
    case packet::option::home_address: return address_in(option.data);
    default: return {};
  }
}

std::string value_of_discovery_option(const packet::Option& option) {
  switch (option.type) {
    case packet::discovery_option::source_link_layer_address:
    case packet::discovery_option::target_link_layer_address:
      return link_layer_address_in(option.data);
    case packet::discovery_option::prefix_information:
      return prefix_of(packet::read_prefix_information(option.data));
    case packet::discovery_option::mtu: return text_of(packet::read_mtu(option.data));
    case packet::discovery_option::route_information:
      return prefix_of(packet::read_route_information(option.data));
    default: return {};
  }
}

std::string value_of_mobility_option(const packet::Option& option) {
  return option.type == packet::mobility_option::alternate_care_of_address ? address_in(option.data)
                                                                           : std::string();
}

}  // namespace sixgate::report
