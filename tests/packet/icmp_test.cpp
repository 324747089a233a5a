// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/icmp.hpp"

#include <algorithm>
#include <vector>

#include "sixgate/packet/icmpv6_codes.hpp"
#include "support/catch.hpp"

using namespace sixgate::packet;

namespace {

struct Codes {
  std::uint8_t type;
  std::vector<unsigned> defined;  ///< all of them, where not all 256 are
};

const std::vector<Codes> all_codes{
    {icmpv6::destination_unreachable, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
    {icmpv6::time_exceeded, {0, 1}},
    {icmpv6::parameter_problem, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
    {icmpv6::echo_request, {0}},
    {icmpv6::listener_report_v2, {0}},
    {icmpv6::redirect, {0}},
    {icmpv6::router_renumbering, {0, 1, 255}},
    {icmpv6::node_information_query, {0, 1, 2}},
    {icmpv6::fast_handover, {0, 1, 2, 3, 4, 5}},
    {icmpv6::rpl_control, {0, 1, 2, 3, 0x80, 0x81, 0x82, 0x83, 0x8a}},
    {icmpv6::duplicate_address_request, {0, 1, 2, 3, 4}},
    {icmpv6::extended_echo_reply, {0, 1, 2, 3, 4}},
};

}  // namespace

TEST_CASE("each ICMPv6 type defines its codes and no other", "[packet]") {
  for (const Codes& codes : all_codes) {
    for (unsigned code = 0; code < 256; ++code) {
      INFO("type " << int{codes.type} << " code " << code);
      const bool expected = std::ranges::find(codes.defined, code) != codes.defined.end();
      CHECK(is_defined_code(codes.type, static_cast<std::uint8_t>(code)) == expected);
    }
  }
}

TEST_CASE("codes that receivers ignore, or that nobody has defined, are never wrong", "[packet]") {
  for (const std::uint8_t type :
       {icmpv6::packet_too_big, icmpv6::multicast_router_advertisement,
        icmpv6::extended_echo_request, std::uint8_t{5}, std::uint8_t{199}}) {
    CHECK(is_defined_code(type, 0));
    CHECK(is_defined_code(type, 255));
  }
}

TEST_CASE("ICMPv4 types that were given up are known", "[packet]") {
  std::vector<int> deprecated;
  for (int type = 0; type < 256; ++type) {
    if (is_deprecated_icmpv4(static_cast<std::uint8_t>(type))) deprecated.push_back(type);
  }
  CHECK(deprecated ==
        std::vector<int>{4, 6, 15, 16, 17, 18, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39});
}

TEST_CASE("discovery by hop limit 255 is a matter of types", "[packet]") {
  std::vector<int> types;
  for (int type = 0; type < 256; ++type) {
    if (is_neighbour_discovery(static_cast<std::uint8_t>(type))) types.push_back(type);
  }
  CHECK(types == std::vector<int>{133, 134, 135, 136, 137, 141, 142, 148, 149});
}
