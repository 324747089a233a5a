// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/ndp_options.hpp"

#include "sixgate/packet/ndp_summary.hpp"
#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv6;
using test::joined;

namespace {

DiscoveryOptions summary_of(const Bytes& area) { return summarize_options(wire::Cursor(area)); }

/// The data of the only option in `bytes`.
wire::Cursor data_of(const Bytes& bytes) {
  OptionWalk walk(wire::Cursor(bytes), discovery_options);
  return walk.next().value().data;
}

struct Area {
  const char* says;
  Bytes bytes;
  Fault fault;
  bool has_malformed;
};

const std::vector<Area> areas{
    {"none", {}, Fault::none, false},
    {"an option of length 0", {1, 0, 2, 0, 0, 0, 0, 1}, Fault::option_overrun, false},
    {"an option longer than the message", {1, 2, 2, 0, 0, 0, 0, 1}, Fault::option_overrun, false},
    {"a type without a length", joined({test::mtu_option(1500), {1}}), Fault::option_overrun,
     false},
    {"an unknown type of any length", Bytes{200, 1, 0, 0, 0, 0, 0, 0}, Fault::none, false},
    {"Prefix Information of 8 bytes", {3, 1, 64, 0, 0, 0, 0, 0}, Fault::none, true},
    {"a prefix of 129 bits", test::prefix_information("2600::", 129), Fault::none, true},
    {"an MTU of 16 bytes", test::neighbour_option(5, Bytes(14, 0)), Fault::none, true},
    {"a Timestamp of 8 bytes", {13, 1, 0, 0, 0, 0, 0, 0}, Fault::none, true},
    {"a signature without its key's hash", {12, 1, 0, 0, 0, 0, 0, 0}, Fault::none, true},
    {"a list of no address", {10, 1, 0, 0, 0, 0, 0, 0}, Fault::none, true},
    {"a list of one address and a half", test::neighbour_option(10, Bytes(30, 0)), Fault::none,
     true},
    {"a DNS server of no address", {25, 1, 0, 0, 0, 0, 0, 0}, Fault::none, true},
    {"a route of 64 bits in 8 bytes", {24, 1, 64, 0, 0, 0, 0, 9}, Fault::none, true},
    {"a route of 65 bits in 16 bytes",
     {24, 2, 65, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0},
     Fault::none,
     true},
    {"a default route in 8 bytes", {24, 1, 0, 0, 0, 0, 0, 9}, Fault::none, false},
};

}  // namespace

TEST_CASE("options of discovery are summed up with what is wrong with them", "[packet]") {
  for (const Area& area : areas) {
    DYNAMIC_SECTION(area.says) {
      const auto options = summary_of(area.bytes);
      CHECK(options.fault == area.fault);
      CHECK(options.has_malformed == area.has_malformed);
    }
  }
}

TEST_CASE("link-layer addresses and lists are seen wherever they stand", "[packet]") {
  const auto options = summary_of(joined({test::mtu_option(1500), test::source_link_layer_address(),
                                          test::neighbour_option(10, Bytes(22, 0))}));
  CHECK(options.has_source_link_layer_address);
  CHECK_FALSE(options.has_target_link_layer_address);
  CHECK(options.has_target_address_list);
  CHECK(summary_of(test::target_link_layer_address()).has_target_link_layer_address);
}

TEST_CASE("what SEND asks for is CGA, signature, and Timestamp or Nonce", "[packet]") {
  const Bytes cga = test::cga_option(Bytes(30, 1));
  const Bytes signature = test::rsa_signature(Bytes(40, 2));
  const Bytes nonce = test::nonce_option();
  CHECK(summary_of(joined({cga, nonce, signature})).has_send_parts());
  CHECK(summary_of(joined({cga, test::timestamp_option(1), signature})).has_send_parts());
  CHECK_FALSE(summary_of(joined({cga, signature})).has_send_parts());
  CHECK_FALSE(summary_of(joined({cga, nonce})).has_send_parts());
  CHECK_FALSE(summary_of(joined({nonce, signature})).has_send_parts());
  CHECK(summary_of(joined({cga, nonce, signature})).is_signed_last);
  CHECK_FALSE(summary_of(joined({cga, signature, nonce})).is_signed_last);
}

TEST_CASE("every prefix is counted, and as many kept as there is room for", "[packet]") {
  Bytes area;
  for (std::size_t i = 0; i < max_prefixes + 3; ++i) {
    test::put(area, test::prefix_information("2600:1::", 64));
  }
  const auto options = summary_of(area);
  CHECK(options.prefixes.size() == max_prefixes);
  CHECK(options.prefix_count == max_prefixes + 3);
  CHECK_FALSE(options.has_malformed);
}

TEST_CASE("Prefix Information is read field by field", "[packet]") {
  Bytes bytes = test::prefix_information("2600:1::7", 64, 0x40);
  test::set16(bytes, 8, 0xffff);  // the preferred lifetime's upper half
  const auto read = read_prefix_information(data_of(bytes));
  REQUIRE(read);
  CHECK(read->prefix == "2600:1::/64"_net);
  CHECK(read->address == "2600:1::7"_ip);
  CHECK_FALSE(read->is_on_link);
  CHECK(read->is_autonomous);
  CHECK_FALSE(read->is_router_address);
  CHECK(read->valid == 86400);
  CHECK(read->preferred == (0xffff0000 | (86400 & 0xffff)));
}

TEST_CASE("a route's prefix may be shorter than its option", "[packet]") {
  const auto read = read_route_information(data_of(test::route_information("2600:1::", 48)));
  REQUIRE(read);
  CHECK(read->prefix == "2600:1::/48"_net);
  CHECK(read->lifetime == 86400);
  const Bytes half{24, 2, 33, 0x18, 0, 0, 0, 9, 0x26, 0, 0, 1, 0x80, 0, 0, 0};
  const auto short_one = read_route_information(data_of(half));
  REQUIRE(short_one);
  CHECK(short_one->prefix == "2600:1:8000::/33"_net);
  CHECK(short_one->preference == RouterPreference::low);
}

TEST_CASE("MTU and addresses are read, or nothing is", "[packet]") {
  CHECK(read_mtu(data_of(test::mtu_option(1400))) == 1400U);
  CHECK_FALSE(read_mtu(data_of(test::neighbour_option(5, Bytes(14, 0)))));
  const Bytes server = test::recursive_dns_server("2600::53");
  auto addresses = find_addresses(data_of(server));
  REQUIRE(addresses);
  CHECK(wire::Address::ipv6(addresses->take<16>()->bytes<0, 16>()) == "2600::53"_ip);
  CHECK(addresses->length() == 0);
}

TEST_CASE("the packet that a Redirect quotes is read by the same reader, never at fault",
          "[packet]") {
  const Bytes bytes = test::redirected_header(ipv6("2600::1", "2600::2").udp(1000, 53).payload(30));
  for (std::size_t units = 1; units <= bytes.size() / 8; ++units) {
    Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(units * 8));
    cut[1] = static_cast<std::uint8_t>(units);
    const auto at = find_redirected_packet(data_of(cut));
    REQUIRE(at);
    const auto headers = packet::detail::read_layers({*at, {}}, whole(cut), {});
    CHECK(headers.layers[0].fault == Fault::none);
    CHECK(headers.layers[0].ports.has_value() == (units * 8 >= 8 + 44));
  }
}

TEST_CASE("options cut anywhere claim nothing that is not here", "[packet][total]") {
  const Bytes area =
      joined({test::source_link_layer_address(), test::prefix_information("2600::", 64),
              test::route_information("2600:1::", 48), test::recursive_dns_server("2600::53"),
              test::dns_search_list("example.org"), test::cga_option(Bytes(30, 1)),
              test::nonce_option(), test::rsa_signature(Bytes(40, 2))});
  test::at_every_cut(area, [&](const wire::Cursor& in, std::size_t count) {
    const auto options = summarize_options(in);
    if (in.is_complete()) REQUIRE(options.cut == wire::Beyond::nothing);
    if (in.length() == area.size()) {
      REQUIRE(options.fault == Fault::none);
      REQUIRE_FALSE(options.has_malformed);
    }
    REQUIRE((options.prefixes.size() == 1) == (count >= 40));
  });
}
