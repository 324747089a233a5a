// SPDX-License-Identifier: GPL-2.0-or-later
// What extension headers with fields of their own say.
#include "sixgate/packet/ah.hpp"
#include "sixgate/packet/esp_header.hpp"
#include "sixgate/packet/hip.hpp"
#include "sixgate/packet/shim6.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/mobility.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;

TEST_CASE("an Authentication Header counts in fours, and IPv6 wants eights", "[packet]") {
  struct Icv {
    std::size_t size;
    bool is_aligned;
  };
  for (const Icv& icv : {Icv{12, true}, Icv{16, false}, Icv{20, true}, Icv{0, false}}) {
    const Bytes bytes =
        test::last_header_of(ipv6("2600::1", "2600::2").ah(0x1234, 0x55667788, icv.size).tcp(443));
    const auto read = read_ah(wire::Cursor(bytes));
    REQUIRE(read);
    CHECK(read->spi == 0x1234);
    CHECK(read->sequence == 0x55667788);
    CHECK(read->icv_length == icv.size);
    CHECK(read->is_aligned_for_ipv6 == icv.is_aligned);
    test::at_every_cut(bytes, [](const wire::Cursor& in, std::size_t count) {
      REQUIRE(read_ah(in).has_value() == (count >= 12));
    });
  }
}

TEST_CASE("what ESP never encrypts is its index and its sequence number", "[packet]") {
  const Bytes bytes = test::segment_of(ipv4("192.0.2.1", "192.0.2.2").esp(0x00c0ffee));
  const auto read = read_esp_header(wire::Cursor(bytes));
  REQUIRE(read);
  CHECK(read->spi == 0x00c0ffee);
  CHECK(read->sequence == 1);
  test::at_every_cut(bytes, [](const wire::Cursor& in, std::size_t count) {
    REQUIRE(read_esp_header(in).has_value() == (count >= 8));
  });
}

TEST_CASE("HIP names both hosts by their tags", "[packet]") {
  Bytes bytes = test::last_header_of(ipv6("2600::1", "2600::2").then(test::hip(16)));
  bytes.at(2) |= 0x80;  // a fixed bit that receivers ignore
  const auto read = read_hip(wire::Cursor(bytes));
  REQUIRE(read);
  CHECK(read->packet_type == 16);
  CHECK(read->version == 2);
  CHECK(read->next == Protocol::no_next_header);
  CHECK(read->sender == "1111:1111:1111:1111:1111:1111:1111:1111"_ip);
  CHECK(read->receiver == "2222:2222:2222:2222:2222:2222:2222:2222"_ip);
  test::at_every_cut(bytes, [](const wire::Cursor& in, std::size_t count) {
    REQUIRE(read_hip(in).has_value() == (count >= 40));
  });
}

TEST_CASE("Shim6 is a payload's header or a message of its own", "[packet]") {
  const Bytes payload = test::last_header_of(
      ipv6("2600::1", "2600::2").then(test::shim6_payload(0x123456789abc)).tcp(443));
  const auto tagged = read_shim6(wire::Cursor(payload));
  REQUIRE(tagged);
  CHECK(tagged->is_payload);
  CHECK(tagged->context_tag == 0x123456789abc);
  CHECK(tagged->next == Protocol::tcp);
  CHECK(tagged->fits);

  Bytes control =
      test::last_header_of(ipv6("2600::1", "2600::2").then(test::shim6_control(3, Bytes(16, 0))));
  const auto message = read_shim6(wire::Cursor(control));
  REQUIRE(message);
  CHECK_FALSE(message->is_payload);
  CHECK(message->control_type == 3);
  CHECK(message->fits);
  control.at(0) = 6;
  CHECK_FALSE(read_shim6(wire::Cursor(control)).value().fits);
  control.at(2) = 0x80;  // a payload's header of more than eight bytes
  CHECK_FALSE(read_shim6(wire::Cursor(control)).value().fits);
  test::at_every_cut(control, [](const wire::Cursor& in, std::size_t count) {
    REQUIRE(read_shim6(in).has_value() == (count >= 8));
  });
}
