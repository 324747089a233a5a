// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/ipv4_option_types.hpp"
#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;

TEST_CASE("the upper two bits of an option's type say what who does not know it does", "[packet]") {
  CHECK(unrecognized_action(0x1e) == UnrecognizedOption::skip);
  CHECK(unrecognized_action(0x5e) == UnrecognizedOption::discard);
  CHECK(unrecognized_action(0x9e) == UnrecognizedOption::discard_and_tell);
  CHECK(unrecognized_action(0xde) == UnrecognizedOption::discard_and_tell_unless_multicast);
  CHECK(may_change_on_way(0x3e));
  CHECK_FALSE(may_change_on_way(0x1e));
  CHECK(may_change_on_way(option::rpl));
  CHECK_FALSE(may_change_on_way(option::home_address));
}

TEST_CASE("experiments of IPv6 are eight types, those of IPv4 four", "[packet]") {
  std::vector<int> in_ipv6;
  std::vector<int> in_ipv4;
  for (int type = 0; type < 256; ++type) {
    const auto octet = static_cast<std::uint8_t>(type);
    if (option::is_experiment(octet)) in_ipv6.push_back(type);
    if (is_ipv4_option_experiment(octet)) in_ipv4.push_back(type);
  }
  CHECK(in_ipv6 == std::vector<int>{0x1e, 0x3e, 0x5e, 0x7e, 0x9e, 0xbe, 0xde, 0xfe});
  CHECK(in_ipv4 == std::vector<int>{30, 94, 158, 222});
}

TEST_CASE("no two option types share a name", "[packet]") {
  std::vector<std::string_view> names;
  for (int type = 0; type < 256; ++type) {
    const auto name = option::name_of(static_cast<std::uint8_t>(type));
    if (name.empty()) continue;
    CHECK(std::ranges::find(names, name) == names.end());
    names.push_back(name);
  }
  CHECK(names.size() == 22);
}

TEST_CASE("values of Router Alert and of the encapsulation limit are read", "[packet]") {
  const Bytes bytes =
      test::joined({test::router_alert_option(0x0123), test::tunnel_encapsulation_limit_option(4)});
  const wire::Cursor area(bytes);
  CHECK(read_router_alert(find_option(area, ipv6_options, option::router_alert)->data) == 0x0123);
  CHECK(read_tunnel_encapsulation_limit(
            find_option(area, ipv6_options, option::tunnel_encapsulation_limit)->data) == 4);
  CHECK_FALSE(read_tunnel_encapsulation_limit(area));
  CHECK_FALSE(read_router_alert(area));
  const Bytes two{0, 5};
  CHECK_FALSE(read_router_alert(wire::Cursor(std::span(two).first(1), 2)));
  CHECK_FALSE(read_tunnel_encapsulation_limit(wire::Cursor(std::span(two).first(0), 1)));
}

TEST_CASE("source routes and security labels of IPv4 are found in its options", "[packet]") {
  const Bytes bytes = ipv4("192.0.2.1", "192.0.2.2")
                          .ipv4_options({1, 131, 7, 4, 192, 0, 2, 9, 130, 3, 0, 0})
                          .tcp(443);
  const Layer layer = read(bytes).layers[0];
  std::vector<int> types;
  OptionWalk walk(whole(bytes).at(layer.ipv4_options()), ipv4_options);
  while (const auto option = walk.next()) types.push_back(option->type);
  CHECK(types == std::vector<int>{1, 131, 130});
  CHECK(is_source_route(131));
  CHECK(is_source_route(137));
  CHECK_FALSE(is_source_route(ipv4_option::record_route));
  CHECK(is_security_label(130));
  CHECK(is_security_label(134));
  CHECK_FALSE(is_security_label(131));
}
