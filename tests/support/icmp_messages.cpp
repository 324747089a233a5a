// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/icmp_messages.hpp"

#include <utility>

#include "support/byte_order.hpp"
#include "support/checksum.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

namespace {

Icmp of_listener(std::uint8_t type, Bytes body) {
  return {.type = type, .body = std::move(body), .hop_limit = 1, .router_alert = true};
}

Icmp of_neighbour(std::uint8_t type, Bytes body) {
  return {.type = type, .body = std::move(body), .hop_limit = 255};
}

Bytes all_octets(const std::vector<std::string_view>& addresses) {
  Bytes bytes;
  for (const auto address : addresses) put(bytes, octets(address));
  return bytes;
}

Bytes nonce() { return Bytes(8, 0x77); }

/// Status, reserved, lifetime in minutes, EUI-64, address.
Bytes duplicate_address(std::uint8_t status, std::string_view address) {
  return joined({{status, 0}, bytes16(60), Bytes(8, 0x02), octets(address)});
}

}  // namespace

Icmp router_advertisement(const RouterAdvertisement& fields, const Bytes& options) {
  return of_neighbour(134, joined({{fields.hop_limit, fields.flags},
                                   bytes16(fields.lifetime),
                                   bytes32(fields.reachable),
                                   bytes32(fields.retransmit),
                                   options}));
}

Icmp listener_query(std::string_view group) {
  return of_listener(130, joined({bytes16(10000), bytes16(0), octets(group)}));
}

Icmp listener_report(std::string_view group) {
  return of_listener(131, joined({bytes32(0), octets(group)}));
}

Icmp listener_done(std::string_view group) {
  return of_listener(132, joined({bytes32(0), octets(group)}));
}

Icmp listener_query_v2(std::string_view group, const std::vector<std::string_view>& sources) {
  const auto count = static_cast<std::uint32_t>(sources.size());
  // Maximum response delay; robustness 2, query interval 125 s.
  return of_listener(130, joined({bytes16(10000),
                                  bytes16(0),
                                  octets(group),
                                  {2, 125},
                                  bytes16(count),
                                  all_octets(sources)}));
}

Icmp listener_report_v2(const std::vector<ListenerRecord>& records) {
  Bytes body = joined({bytes16(0), bytes16(static_cast<std::uint32_t>(records.size()))});
  for (const ListenerRecord& record : records) {
    const auto count = static_cast<std::uint32_t>(record.sources.size());
    put(body,
        joined(
            {{record.type, 0}, bytes16(count), octets(record.group), all_octets(record.sources)}));
  }
  return of_listener(143, body);
}

Icmp multicast_router_advertisement(std::uint8_t interval) {
  Icmp message = of_listener(151, joined({bytes16(125), bytes16(2)}));
  message.code = interval;
  return message;
}

Icmp multicast_router_solicitation() { return of_listener(152, {}); }

Icmp multicast_router_termination() { return of_listener(153, {}); }

Icmp node_information_query(std::uint8_t subject_code, std::uint16_t type, const Bytes& subject) {
  return {.type = 139,
          .code = subject_code,
          .body = joined({bytes16(type), bytes16(0), nonce(), subject})};
}

Icmp node_information_reply(std::uint8_t code, std::uint16_t type, const Bytes& data) {
  return {.type = 140, .code = code, .body = joined({bytes16(type), bytes16(0), nonce(), data})};
}

Icmp rpl(std::uint8_t code, const Bytes& body) {
  return {.type = 155, .code = code, .body = body, .hop_limit = 255};
}

Icmp inverse_neighbour_solicitation(const Bytes& options) {
  return of_neighbour(141, joined({bytes32(0), options}));
}

Icmp inverse_neighbour_advertisement(const Bytes& options) {
  return of_neighbour(142, joined({bytes32(0), options}));
}

Icmp certification_path_solicitation(std::uint16_t id, std::uint16_t component,
                                     const Bytes& options) {
  return of_neighbour(148, joined({bytes16(id), bytes16(component), options}));
}

Icmp certification_path_advertisement(std::uint16_t id, std::uint16_t components,
                                      std::uint16_t component, const Bytes& options) {
  return of_neighbour(
      149, joined({bytes16(id), bytes16(components), bytes16(component), bytes16(0), options}));
}

Icmp home_agent_discovery_request(std::uint16_t id) {
  return {.type = 144, .body = joined({bytes16(id), bytes16(0)})};
}

Icmp home_agent_discovery_reply(std::uint16_t id, const std::vector<std::string_view>& agents) {
  return {.type = 145, .body = joined({bytes16(id), bytes16(0), all_octets(agents)})};
}

Icmp mobile_prefix_solicitation(std::uint16_t id) {
  return {.type = 146, .body = joined({bytes16(id), bytes16(0)})};
}

Icmp mobile_prefix_advertisement(std::uint16_t id, const Bytes& options) {
  return {.type = 147, .body = joined({bytes16(id), bytes16(0), options})};
}

Icmp duplicate_address_request(std::string_view address) {
  return {.type = 157, .body = duplicate_address(0, address), .hop_limit = 64};
}

Icmp duplicate_address_confirmation(std::uint8_t status, std::string_view address) {
  return {.type = 158, .body = duplicate_address(status, address), .hop_limit = 64};
}

Icmp extended_echo_request_v6(std::uint16_t id, std::uint8_t sequence, const Bytes& objects) {
  return {.type = 160, .body = joined({bytes16(id), {sequence, 1}, extension_structure(objects)})};
}

Icmp extended_echo_reply_v6(std::uint16_t id, std::uint8_t sequence) {
  return {.type = 161, .body = joined({bytes16(id), {sequence, 7}})};  // active, IPv4, IPv6
}

Icmp extended_echo_request_v4(std::uint16_t id, std::uint8_t sequence, const Bytes& objects) {
  Icmp message = extended_echo_request_v6(id, sequence, objects);
  message.type = 42;
  return message;
}

Icmp extended_echo_reply_v4(std::uint16_t id, std::uint8_t sequence) {
  Icmp message = extended_echo_reply_v6(id, sequence);
  message.type = 43;
  return message;
}

Bytes extension_object(std::uint8_t class_number, std::uint8_t type, const Bytes& data) {
  const auto length = static_cast<std::uint32_t>(4 + data.size());
  return joined({bytes16(length), {class_number, type}, data});
}

Bytes extension_structure(const Bytes& objects) {
  Bytes bytes = joined({{0x20, 0, 0, 0}, objects});  // version 2
  set16(bytes, 2, checksum(bytes));
  return bytes;
}

}  // namespace sixgate::test
