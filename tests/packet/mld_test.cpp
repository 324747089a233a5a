// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/mld.hpp"

#include "sixgate/packet/mld_records.hpp"
#include "sixgate/packet/mrd.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv6;

namespace {

Bytes message(const test::Icmp& icmp) {
  return test::segment_of(ipv6("fe80::1", "ff02::16").icmp(icmp));
}

ListenerDiscovery read_of(const Bytes& bytes) {
  return read_listener_discovery(wire::Cursor(bytes));
}

Bytes two_records() {
  return message(test::listener_report_v2(
      {{.type = 4, .group = "ff02::fb"},
       {.type = 1, .group = "ff05::1:3", .sources = {"2600::1", "2600::2"}}}));
}

}  // namespace

TEST_CASE("the length of a query tells its version", "[packet]") {
  Bytes bytes = message(test::listener_query_v2("ff02::fb", {"2600::1"}));
  const auto version_at = [&](std::size_t length) {
    bytes.resize(length);
    return int{read_of(bytes).version};
  };
  CHECK(version_at(44) == 2);
  CHECK(version_at(28) == 2);
  CHECK(version_at(27) == 0);
  CHECK(version_at(25) == 0);
  CHECK(version_at(24) == 1);
  CHECK(read_of(bytes).fault == Fault::none);
  CHECK(version_at(23) == 0);
  CHECK(read_of(bytes).fault == Fault::truncated);
}

TEST_CASE("a query of version 2 has the sources that it states, or does not fit", "[packet]") {
  Bytes bytes = message(test::listener_query_v2("ff02::fb", {"2600::1", "2600::2"}));
  CHECK(read_of(bytes).fits);
  CHECK(read_of(bytes).source_count == 2);
  CHECK(read_of(bytes).group == "ff02::fb"_ip);
  test::set16(bytes, 26, 3);
  CHECK_FALSE(read_of(bytes).fits);
  test::set16(bytes, 26, 0xffff);
  CHECK_FALSE(read_of(bytes).fits);
  test::set16(bytes, 26, 1);  // what follows is to be ignored; RFC 3810 section 5.1.12
  CHECK(read_of(bytes).fits);
}

TEST_CASE("version 1 says its group and how long to wait", "[packet]") {
  const auto query = read_of(message(test::listener_query("::")));
  CHECK(query.version == 1);
  CHECK(query.group == "::"_ip);
  CHECK(query.response_code == 10000);
  const auto done = read_of(message(test::listener_done("ff02::fb")));
  CHECK(done.type == 132);
  CHECK(done.version == 1);
  CHECK(done.group == "ff02::fb"_ip);
}

TEST_CASE("the records of a report are walked to the last one it states", "[packet]") {
  const Bytes bytes = two_records();
  const auto report = read_of(bytes);
  CHECK(report.version == 2);
  CHECK(report.record_count == 2);
  ListenerRecordWalk walk(report);
  const auto first = walk.next();
  REQUIRE(first);
  CHECK(first->type == 4);
  CHECK(first->group == "ff02::fb"_ip);
  CHECK(first->source_count == 0);
  const auto second = walk.next();
  REQUIRE(second);
  CHECK(second->group == "ff05::1:3"_ip);
  CHECK(second->source_count == 2);
  CHECK(second->sources.length() == 32);
  CHECK_FALSE(walk.next());
  CHECK(walk.fault() == Fault::none);
}

TEST_CASE("a report that states more than it has is truncated", "[packet]") {
  struct Lie {
    const char* says;
    std::size_t at;
    std::uint8_t value;
    int records;
  };
  const std::vector<Lie> lies{
      {"one record more", 7, 3, 2},
      {"256 records more", 6, 1, 2},
      {"a source that is not there", 8 + 20 + 3, 3, 1},
      {"65,282 sources", 8 + 20 + 2, 0xff, 1},
      {"auxiliary data that are not there", 8 + 20 + 1, 1, 1},
      {"1020 bytes of auxiliary data in the first record", 8 + 1, 255, 0},
  };
  for (const Lie& lie : lies) {
    DYNAMIC_SECTION(lie.says) {
      Bytes bytes = two_records();
      bytes.at(lie.at) = lie.value;
      ListenerRecordWalk walk(read_of(bytes));
      int records = 0;
      while (walk.next()) ++records;
      CHECK(records == lie.records);
      CHECK(walk.fault() == Fault::truncated);
      CHECK_FALSE(walk.next());
    }
  }
  Bytes fewer = two_records();
  fewer.at(7) = 1;
  ListenerRecordWalk walk(read_of(fewer));
  CHECK(walk.next());
  CHECK_FALSE(walk.next());
  CHECK(walk.fault() == Fault::none);
}

TEST_CASE("auxiliary data are stepped over in units of four bytes", "[packet]") {
  Bytes bytes = two_records();
  bytes.at(8 + 1) = 2;
  bytes.insert(bytes.begin() + 28, 8, 0xaa);
  ListenerRecordWalk walk(read_of(bytes));
  CHECK(walk.next().value().auxiliary_length == 8);
  CHECK(walk.next().value().group == "ff05::1:3"_ip);
}

TEST_CASE("a message of listener discovery cut anywhere claims nothing that is not here",
          "[packet][total]") {
  for (const Bytes& bytes :
       {two_records(), message(test::listener_query_v2("ff02::fb", {"2600::1"})),
        message(test::listener_report("ff02::fb"))}) {
    test::at_every_cut(bytes, [&](const wire::Cursor& in, std::size_t count) {
      const auto read = read_listener_discovery(in);
      REQUIRE(test::is_inside(read.records, count));
      ListenerRecordWalk walk(read);
      std::size_t steps = 0;
      while (walk.next()) ++steps;
      REQUIRE(steps * 20 <= in.length());
      if (in.length() == bytes.size()) {
        REQUIRE(read.fault == Fault::none);
        REQUIRE(walk.fault() == Fault::none);
      }
      if (in.is_complete()) REQUIRE(walk.cut() == wire::Beyond::nothing);
    });
  }
}

TEST_CASE("a query that goes on in another fragment has no version yet", "[packet]") {
  const Bytes bytes = message(test::listener_query("ff02::fb"));
  const auto read =
      read_listener_discovery(wire::Cursor(bytes).continued(wire::Beyond::later_fragment));
  CHECK(read.version == 0);
  CHECK(read.cut == wire::Beyond::later_fragment);
}

TEST_CASE("a Multicast Router Advertisement's code is its interval", "[packet]") {
  const Bytes bytes = message(test::multicast_router_advertisement(77));
  const auto read = read_multicast_router_advertisement(wire::Cursor(bytes));
  REQUIRE(read);
  CHECK(read->interval == 77);
  CHECK(read->query_interval == 125);
  CHECK(read->robustness == 2);
  CHECK(is_multicast_router_discovery(151));
  CHECK(is_multicast_router_discovery(153));
  CHECK_FALSE(is_multicast_router_discovery(154));
  const Bytes other = message(test::multicast_router_solicitation());
  CHECK_FALSE(read_multicast_router_advertisement(wire::Cursor(other)));
  test::at_every_cut(bytes, [&](const wire::Cursor& in, std::size_t count) {
    REQUIRE(read_multicast_router_advertisement(in).has_value() == (count == bytes.size()));
  });
}
