// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/mobility.hpp"

#include "sixgate/packet/mobility_options.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/mobility.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv6;
using test::joined;

namespace {

Bytes header(const test::MobilityMessage& message) {
  return test::last_header_of(ipv6("2600::1", "2600::2").mobility(message));
}

struct Least {
  const char* says;
  test::MobilityMessage message;
  unsigned field;  ///< the least Header Len that RFC 6275 gives it
};

const std::vector<Least> all_least{
    {"binding-refresh-request", test::binding_refresh_request(), 0},
    {"home-test-init", test::home_test_init(1), 1},
    {"care-of-test-init", test::care_of_test_init(1), 1},
    {"home-test", test::home_test(1, 2, 3), 2},
    {"care-of-test", test::care_of_test(1, 2, 3), 2},
    {"binding-update", test::binding_update(1, 0x8000, 10), 1},
    {"binding-acknowledgement", test::binding_acknowledgement(0, 1, 10), 1},
    {"binding-error", test::binding_error(2, "2600::1"), 2},
};

MobilityOptions options_of(const Bytes& area) { return read_mobility_options(wire::Cursor(area)); }

const Bytes authorization = test::joined({{5, 12}, Bytes(12, 0xaa)});

}  // namespace

TEST_CASE("a Mobility Header shorter than its type must be says so", "[packet]") {
  for (const Least& least : all_least) {
    DYNAMIC_SECTION(least.says) {
      Bytes bytes = header(least.message);
      CHECK(name_of(read_mobility(wire::Cursor(bytes)).type) == least.says);
      CHECK(bytes.size() == (least.field + 1) * 8);
      CHECK(least_mobility_length(static_cast<MobilityType>(least.message.type)) == bytes.size());
      CHECK(read_mobility(wire::Cursor(bytes)).fault == Fault::none);
      if (least.field == 0) continue;
      bytes.resize(least.field * 8);
      CHECK(read_mobility(wire::Cursor(bytes)).fault == Fault::header_length);
    }
  }
}

TEST_CASE("types beyond RFC 6275 have a name and no options that could be told", "[packet]") {
  for (std::uint8_t type = 8; type <= 18; ++type) {
    const Bytes bytes = header({.type = type, .data = Bytes(18, 1)});
    const auto read = read_mobility(wire::Cursor(bytes));
    CHECK_FALSE(name_of(read.type).empty());
    CHECK(read.options.length() == 0);
    CHECK(read.fault == Fault::none);
  }
  CHECK(name_of(static_cast<MobilityType>(19)).empty());
  CHECK(name_of(static_cast<MobilityType>(255)).empty());
}

TEST_CASE("tests and their answers share a cookie", "[packet]") {
  constexpr std::uint64_t cookie = 0x0102030405060708;
  for (const auto& message :
       {test::home_test_init(cookie), test::care_of_test_init(cookie),
        test::home_test(0x77, cookie, 9), test::care_of_test(0x77, cookie, 9)}) {
    const Bytes bytes = header(message);
    const auto read = read_mobility(wire::Cursor(bytes));
    CHECK(read.cookie == cookie);
    CHECK(read.nonce_index.has_value() == (message.type >= 3));
    if (read.nonce_index) CHECK(*read.nonce_index == 0x77);
    CHECK_FALSE(read.sequence);
  }
}

TEST_CASE("a binding is asked for and granted in units of four seconds", "[packet]") {
  const Bytes update = header(test::binding_update(
      0x1234, binding_flag::acknowledge | binding_flag::mobile_router, 0xffff));
  const auto asked = read_mobility(wire::Cursor(update));
  CHECK(asked.sequence == 0x1234);
  CHECK(asked.flags == 0x8400);
  CHECK(asked.lifetime == 262140U);
  CHECK_FALSE(asked.status);

  const Bytes acknowledgement = header(test::binding_acknowledgement(136, 0x1234, 105));
  const auto granted = read_mobility(wire::Cursor(acknowledgement));
  CHECK(granted.sequence == 0x1234);
  CHECK(granted.lifetime == 420U);
  CHECK(granted.status == 136);
}

TEST_CASE("a Binding Error names the home address it is about", "[packet]") {
  const Bytes bytes = header(test::binding_error(1, "2600::77"));
  const auto read = read_mobility(wire::Cursor(bytes));
  CHECK(read.status == 1);
  CHECK(read.home_address == "2600::77"_ip);
}

TEST_CASE("what follows a Mobility Header is told, whatever must follow", "[packet]") {
  Bytes bytes = header(test::binding_refresh_request());
  CHECK(read_mobility(wire::Cursor(bytes)).payload == Protocol::no_next_header);
  bytes.at(0) = 6;
  CHECK(read_mobility(wire::Cursor(bytes)).payload == Protocol::tcp);
}

TEST_CASE("options of a binding are found", "[packet]") {
  const Bytes alternate = joined({{3, 16}, test::octets("2600::c0")});
  const Bytes prefix = joined({{6, 18, 0, 56}, test::octets("2600:7::")});
  const Bytes ipv4_care_of = joined({{32, 6, 0, 0}, test::octets("192.0.2.9")});
  const Bytes ipv4_home = joined({{29, 6, 128, 0}, test::octets("192.0.2.7")});
  const Bytes update = header(test::binding_update(
      1, 0, 1, joined({alternate, {4, 4, 0, 1, 0, 2}, prefix, ipv4_care_of, ipv4_home, prefix})));
  const auto options = read_mobility_options(read_mobility(wire::Cursor(update)).options);
  CHECK(options.fault == Fault::none);
  CHECK_FALSE(options.has_malformed);
  CHECK(options.alternate_care_of_address == "2600::c0"_ip);
  CHECK(options.has_nonce_indices);
  CHECK(options.network_prefix == "2600:7::/56"_net);
  CHECK(options.network_prefix_count == 2);
  CHECK(options.ipv4_care_of_address == "192.0.2.9"_ip);
  CHECK(options.ipv4_home_address == "192.0.2.7"_ip);
  CHECK_FALSE(options.has_authorization_data);
}

TEST_CASE("authorization data must be last but for padding", "[packet]") {
  const Bytes indices{4, 4, 0, 1, 0, 2};
  CHECK(options_of(joined({indices, authorization})).is_authorization_last);
  CHECK(options_of(joined({indices, authorization, {0, 1, 1, 0}})).is_authorization_last);
  const auto first = options_of(joined({authorization, indices}));
  CHECK(first.has_authorization_data);
  CHECK_FALSE(first.is_authorization_last);
  CHECK_FALSE(options_of(indices).is_authorization_last);
}

TEST_CASE("mobility options that lie about their length are seen", "[packet]") {
  CHECK(options_of(joined({{3, 15}, Bytes(15, 1)})).has_malformed);
  CHECK(options_of(joined({{6, 18, 0, 129}, Bytes(16, 1)})).has_malformed);
  CHECK(options_of({4, 2, 0, 1}).has_malformed);
  CHECK(options_of({32, 4, 192, 0, 2, 1}).has_malformed);
  CHECK(options_of({5, 12, 1, 2}).fault == Fault::option_overrun);
  CHECK(options_of({200}).fault == Fault::option_overrun);
  CHECK_FALSE(options_of({200, 1, 9}).has_malformed);
}

TEST_CASE("a Mobility Header cut anywhere claims nothing that is not here", "[packet][total]") {
  for (const Least& least : all_least) {
    test::MobilityMessage message = least.message;
    message.options = authorization;
    const Bytes bytes = header(message);
    test::at_every_cut(bytes, [&](const wire::Cursor& in, std::size_t count) {
      const auto read = read_mobility(in);
      INFO(least.says << ", " << count << " bytes");
      REQUIRE(test::is_inside(read.options, count));
      REQUIRE_FALSE((read.fault != Fault::none && read.cut != wire::Beyond::nothing));
      if (in.length() == bytes.size()) REQUIRE(read.fault == Fault::none);
      if (in.is_complete()) REQUIRE(read.cut == wire::Beyond::nothing);
      const bool has_fixed_part =
          count >= 6 + least.message.data.size() && in.length() == bytes.size();
      if (has_fixed_part) REQUIRE(read.cut == wire::Beyond::nothing);
      const auto options = read_mobility_options(read.options);
      REQUIRE(options.is_authorization_last == options.has_authorization_data);
    });
  }
}
