// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4861, Neighbor Discovery: each validity check of sections 6.1, 7.1 and 8.1, its inverse (RFC
// 3122), Secure Neighbor Discovery (RFC 3971) and RA-Guard (RFC 6105).
#include <array>

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected allowed = accept("nd.allowed");
constexpr const char* solicited_node = "ff02::1:ff00:9";

/// A type of neighbour discovery, its name, and the section with its checks.
struct Message {
  std::uint8_t type;
  const char* name;
  const char* section;
  std::size_t least;  ///< bytes of a message without options
};

constexpr std::array messages{
    Message{133, "a router solicitation", "RFC 4861 6.1.1", 8},
    Message{134, "a router advertisement", "RFC 4861 6.1.2", 16},
    Message{135, "a neighbour solicitation", "RFC 4861 7.1.1", 24},
    Message{136, "a neighbour advertisement", "RFC 4861 7.1.2", 24},
    Message{137, "a redirect", "RFC 4861 8.1", 40},
    Message{141, "an inverse solicitation", "RFC 3122 4.3.1", 24},
    Message{142, "an inverse advertisement", "RFC 3122 4.3.2", 48},
    Message{148, "a certification path solicitation", "RFC 3971 6.4.1", 8},
    Message{149, "a certification path advertisement", "RFC 3971 6.4.2", 8},
};

std::string id(const Message& row, const char* words) {
  return std::string(row.section) + ": " + row.name + words;
}

/// What the kernel passes by itself, unless it sees a flaw.
bool is_guaranteed(std::uint8_t type) { return type == 133 || type == 135 || type == 136; }

/// The checks that all of them have.
Rows common_checks() {
  Rows rows;
  for (const Message& row : messages) {
    const auto with_hop_limit = [&row](std::uint8_t limit) {
      return message(on_link().hop_limit(limit), row.type);
    };
    rows.push_back({id(row, " that is valid"), message(on_link(), row.type),
                    row.type == 137 ? note("nd.redirect") : allowed});
    rows.push_back({id(row, " with hop limit 254"), with_hop_limit(254), drop("nd.hop-limit")});
    rows.push_back({id(row, " with hop limit 1"), with_hop_limit(1), drop("nd.hop-limit")});
    rows.push_back({id(row, " with hop limit 0"), with_hop_limit(0), drop("nd.hop-limit")});
    rows.push_back({id(row, " with code 1"), message(on_link(), row.type, 1), drop("nd.code")});
    rows.push_back(
        {id(row, " that is too short"),
         on_link().hop_limit(255).icmp({.type = row.type, .body = Bytes(row.least - 4 - 1, 0)}),
         row.least > 8 ? drop("nd.length") : drop("wire.truncated")});
    rows.push_back({id(row, " with an option of length 0"),
                    message(on_link(), row.type).payload({1, 0, 2, 0, 0, 0, 0, 1}),
                    drop("nd.option-length")});
    rows.push_back({id(row, " with an option that goes on behind its end"),
                    message(on_link(), row.type).payload({1, 2, 2, 0, 0, 0, 0, 1}),
                    drop("nd.option-length"),
                    at::border,
                    capture,
                    {},
                    is_guaranteed(row.type) ? its_receiver_discards_it : std::string_view()});
  }
  return everywhere(rows);
}

/// Who has no address yet may ask for the link's routers and whether an address is free.
Rows unspecified_sources() {
  const Bytes link_layer = source_link_layer_address();
  const PacketBuilder from_nobody = ipv6("::", "ff02::1");
  return everywhere({
      {"RFC 4861 6.1.1: a router solicitation from ::", ipv6("::", "ff02::2").router_solicitation(),
       allowed},
      {"RFC 4861 6.1.1: one from :: with a source link-layer address",
       ipv6("::", "ff02::2").router_solicitation(link_layer), drop("nd.unspecified-source")},
      {"RFC 4861 6.1.1: one with a source link-layer address",
       ipv6(router, "ff02::2").router_solicitation(link_layer), allowed},
      {"RFC 4862 5.4.2: duplicate address detection",
       ipv6("::", solicited_node).neighbour_solicitation("fe80::9"), allowed},
      {"RFC 7527 4.1: duplicate address detection with a nonce",
       ipv6("::", solicited_node).neighbour_solicitation("fe80::9", nonce_option()), allowed},
      {"RFC 4861 7.1.1: a neighbour solicitation from :: to a node",
       ipv6("::", neighbour).neighbour_solicitation("fe80::9"), drop("nd.unspecified-source")},
      {"RFC 4861 7.1.1: one from :: to all nodes",
       ipv6("::", "ff02::1").neighbour_solicitation("fe80::9"), drop("nd.unspecified-source")},
      {"RFC 4861 7.1.1: one from :: with a source link-layer address",
       ipv6("::", solicited_node).neighbour_solicitation("fe80::9", link_layer),
       drop("nd.unspecified-source")},
      {"RFC 4861 4.2: a router advertisement from ::",
       PacketBuilder(from_nobody).router_advertisement(), drop("ipv6.source-unspecified")},
      {"RFC 4861 4.4: a neighbour advertisement from ::",
       PacketBuilder(from_nobody).neighbour_advertisement("fe80::9"),
       drop("ipv6.source-unspecified")},
      {"RFC 4861 4.5: a redirect from ::", ipv6("::", neighbour).redirect("fe80::3", "2600::1"),
       drop("ipv6.source-unspecified")},
      {"RFC 3971 6.4.1: a certification path solicitation from ::",
       message(ipv6("::", "ff02::2"), 148), allowed},
  });
}

Rows sources_and_targets() {
  const PacketBuilder global = ipv6("2600::1", "ff02::1");
  const auto advertisement = [](std::uint32_t flags) {
    return to_all_nodes().icmp(
        {.type = 136, .body = joined({bytes32(flags), octets(router)}), .hop_limit = 255});
  };
  constexpr std::uint32_t solicited = 0x40000000;
  constexpr std::uint32_t overrides = 0x20000000;
  return everywhere({
      {"RFC 4861 6.1.2: a router advertisement from a global address",
       PacketBuilder(global).router_advertisement(), drop("nd.off-link")},
      {"RFC 4861 8.1: a redirect from a global address",
       ipv6("2600::1", neighbour).redirect("fe80::3", "2600::9"), drop("nd.off-link")},
      {"RFC 4861 7.1.1: a neighbour solicitation from a global address",
       ipv6("2600::1", "2600::2").neighbour_solicitation("2600::2"), allowed},
      {"RFC 4861 7.1.1: a solicitation of a group", on_link().neighbour_solicitation("ff02::9"),
       drop("nd.target")},
      {"RFC 4861 7.1.2: an advertisement of a group", on_link().neighbour_advertisement("ff02::9"),
       drop("nd.target")},
      {"RFC 4861 7.1.2: an answer to a solicitation, to all nodes",
       advertisement(solicited | overrides), drop("nd.solicited-multicast")},
      {"RFC 4861 7.2.6: an unsolicited advertisement to all nodes", advertisement(overrides),
       allowed},
      {"RFC 4861 8.1: a redirect of a group", on_link().redirect("fe80::3", "ff0e::9"),
       drop("nd.target")},
      {"RFC 4861 8.1: a redirect to a router by its global address",
       on_link().redirect("2600::3", "2600::9"), drop("nd.target")},
      {"RFC 4861 8.1: a redirect to a router", on_link().redirect("fe80::3", "2600::9"),
       note("nd.redirect")},
      {"RFC 4861 8.1: a redirect to the destination itself",
       on_link().redirect("2600::9", "2600::9"), note("nd.redirect")},
      {"RFC 4861 6.1.2: an advertisement with every option",
       to_all_nodes().router_advertisement(joined(
           {source_link_layer_address(), mtu_option(1500), prefix_information("2600:100::", 64),
            recursive_dns_server("2600:100::53"), dns_search_list("example")})),
       allowed},
      {"RFC 4861 6.1.1: an unknown option is ignored",
       on_link().router_solicitation(neighbour_option(200, Bytes(6, 0))), allowed},
  });
}

Rows inverse_discovery() {
  const Bytes source = source_link_layer_address();
  const Bytes target = target_link_layer_address();
  const auto solicitation = [](const Bytes& options) {
    return to_all_nodes().icmp(inverse_neighbour_solicitation(options));
  };
  return everywhere({
      {"RFC 3122 4.3.1: without a target link-layer address",
       solicitation(joined({source, neighbour_option(200, Bytes(6, 0))})),
       drop("nd.inverse-options")},
      {"RFC 3122 4.3.1: without a source link-layer address",
       solicitation(joined({target, neighbour_option(200, Bytes(6, 0))})),
       drop("nd.inverse-options")},
      {"RFC 3122 4.3.2: an advertisement without a target address list",
       on_link().icmp(inverse_neighbour_advertisement(
           joined({source, target, neighbour_option(200, Bytes(24, 0))}))),
       drop("nd.inverse-options")},
  });
}

/// Site `discovery`: only fe80::1 is a router, only of 2600:100::/32, and not from inside.
Rows guarded() {
  const auto advertisement = [](std::string_view from, const Bytes& options = {}) {
    return ipv6(from, "ff02::1").router_advertisement(options);
  };
  const Bytes ours = prefix_information("2600:100::", 64);
  const Bytes foreign = prefix_information("2600:200::", 64);
  const Bytes wider = prefix_information("2600::", 16);
  return {
      {"RFC 6105 3: the router that is listed", advertisement("fe80::1", ours), allowed,
       at::discovery},
      {"RFC 6105 3: another router", advertisement("fe80::66", ours), drop("nd.router"),
       at::discovery},
      {"RFC 6105 3: a redirect from another router",
       ipv6("fe80::66", neighbour).redirect("fe80::66", "2600::9"), drop("nd.router"),
       at::discovery},
      {"RFC 6105 3: a foreign prefix", advertisement("fe80::1", foreign), drop("nd.prefix"),
       at::discovery},
      {"RFC 6105 3: a foreign prefix behind ours",
       advertisement("fe80::1", joined({ours, foreign})), drop("nd.prefix"), at::discovery},
      {"RFC 6105 3: a wider prefix than ours", advertisement("fe80::1", wider), drop("nd.prefix"),
       at::discovery},
      {"RFC 6105 3: a router outside, where one may be", advertisement("fe80::1", ours), allowed,
       at::discovery, to_us_from_outside},
      {"RFC 6105 3: a router inside, where none may be", advertisement("fe80::1", ours),
       drop("nd.zone"), at::discovery, to_us_from_inside},
      {"RFC 6105 3: any router where nobody is listed", advertisement("fe80::66", foreign), allowed,
       at::zones, to_us_from_inside},
  };
}

/// Site `discovery`: in zone vpn neighbours must sign.
Rows secured() {
  const Bytes proof = joined({cga_option(Bytes(40, 1)), timestamp_option(7), nonce_option(),
                              rsa_signature(Bytes(128, 3))});
  const Bytes unsigned_proof = joined({cga_option(Bytes(40, 1)), timestamp_option(7)});
  const Bytes no_cga = joined({timestamp_option(7), rsa_signature(Bytes(128, 3))});
  return {
      {"RFC 3971 8: a signed solicitation", on_link().neighbour_solicitation("fe80::9", proof),
       allowed, at::discovery, to_us_from_vpn},
      {"RFC 3971 8: a signed advertisement", on_link().neighbour_advertisement("fe80::9", proof),
       allowed, at::discovery, to_us_from_vpn},
      {"RFC 3971 8: a solicitation without proof", on_link().neighbour_solicitation("fe80::9"),
       drop("nd.unsecured"), at::discovery, to_us_from_vpn},
      {"RFC 3971 5.2.2: one without a signature",
       on_link().neighbour_solicitation("fe80::9", unsigned_proof), drop("nd.unsecured"),
       at::discovery, to_us_from_vpn},
      {"RFC 3971 5.1.2: one without its address's parameters",
       on_link().neighbour_solicitation("fe80::9", no_cga), drop("nd.unsecured"), at::discovery,
       to_us_from_vpn},
      {"RFC 3971 5.1.1: a router's advertisement needs none",
       to_all_nodes().router_advertisement(no_cga), allowed, at::discovery, to_us_from_vpn},
      {"RFC 3971 8: a solicitation without proof from elsewhere",
       on_link().neighbour_solicitation("fe80::9"), allowed, at::discovery, to_us_from_outside},
  };
}

}  // namespace

Rows rfc4861_rows() {
  Rows rows = common_checks();
  add(rows, unspecified_sources());
  add(rows, sources_and_targets());
  add(rows, inverse_discovery());
  add(rows, guarded());
  add(rows, secured());
  return rows;
}

}  // namespace sixgate::test::conformance
