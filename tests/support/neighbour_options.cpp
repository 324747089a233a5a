// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/neighbour_options.hpp"

#include "support/byte_order.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

namespace {

constexpr std::uint32_t lifetime = 86400;  // in seconds

}  // namespace

Bytes neighbour_option(std::uint8_t type, const Bytes& data) {
  Bytes bytes = joined({{type, 0}, data});
  bytes.resize((bytes.size() + 7) / 8 * 8);
  bytes[1] = static_cast<std::uint8_t>(bytes.size() / 8);
  return bytes;
}

Bytes source_link_layer_address() { return neighbour_option(1, {2, 0, 0, 0, 0, 1}); }

Bytes target_link_layer_address() { return neighbour_option(2, {2, 0, 0, 0, 0, 2}); }

Bytes prefix_information(std::string_view prefix, std::uint8_t length, std::uint8_t flags) {
  return neighbour_option(
      3,
      joined({{length, flags}, bytes32(lifetime), bytes32(lifetime), bytes32(0), octets(prefix)}));
}

Bytes redirected_header(const PacketBuilder& packet) {
  return neighbour_option(4, joined({Bytes(6, 0), packet.bytes()}));
}

Bytes mtu_option(std::uint32_t mtu) { return neighbour_option(5, joined({{0, 0}, bytes32(mtu)})); }

Bytes route_information(std::string_view prefix, std::uint8_t length) {
  return neighbour_option(24, joined({{length, 0}, bytes32(lifetime), octets(prefix)}));
}

Bytes recursive_dns_server(std::string_view address) {
  return neighbour_option(25, joined({{0, 0}, bytes32(lifetime), octets(address)}));
}

Bytes dns_search_list(std::string_view name) {
  Bytes labels;
  while (!name.empty()) {
    const std::string_view label = name.substr(0, name.find('.'));
    labels.push_back(static_cast<std::uint8_t>(label.size()));
    labels.insert(labels.end(), label.begin(), label.end());
    name.remove_prefix(label.size() == name.size() ? label.size() : label.size() + 1);
  }
  labels.push_back(0);
  return neighbour_option(31, joined({{0, 0}, bytes32(lifetime), labels}));
}

Bytes cga_option(const Bytes& parameters) {
  const auto pad = static_cast<std::uint8_t>((8 - (parameters.size() + 4) % 8) % 8);
  return neighbour_option(11, joined({{pad, 0}, parameters}));
}

Bytes rsa_signature(const Bytes& signature) {
  return neighbour_option(12, joined({{0, 0}, Bytes(16, 0x4b), signature}));  // the key's hash
}

Bytes timestamp_option(std::uint32_t seconds) {
  return neighbour_option(13, joined({Bytes(6, 0), {0, 0}, bytes32(seconds), {0, 0}}));
}

Bytes nonce_option() { return neighbour_option(14, Bytes(6, 0x4e)); }

}  // namespace sixgate::test
