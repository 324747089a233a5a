// SPDX-License-Identifier: GPL-2.0-or-later
// What transport headers say beyond their ports.
#include "sixgate/packet/dccp.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/sctp.hpp"
#include "sixgate/packet/tcp.hpp"
#include "sixgate/packet/udplite.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/transports.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv6;
using test::joined;

TEST_CASE("TCP's fields and options are read", "[packet]") {
  Bytes bytes = test::segment_of(ipv6("2600::1", "2600::2")
                                     .tcp({.destination_port = 443,
                                           .sequence = 0x11223344,
                                           .acknowledgement = 0x55667788,
                                           .flags = test::syn | test::ack,
                                           .options = {1, 2, 4, 5, 0xb4, 1, 0, 9}})
                                     .payload(10));
  const auto read = read_tcp(wire::Cursor(bytes));
  REQUIRE(read);
  CHECK(read->sequence == 0x11223344);
  CHECK(read->acknowledgement == 0x55667788);
  CHECK(read->has(tcp_flag::syn));
  CHECK(read->has(tcp_flag::ack));
  CHECK_FALSE(read->has(tcp_flag::rst));
  CHECK(read->options.length() == 8);
  const auto segment_size = find_option(read->options, tcp_options, 2);
  REQUIRE(segment_size);
  CHECK(segment_size->data.length() == 2);
  CHECK_FALSE(find_option(read->options, tcp_options, 9));  // behind the end of the list
  test::at_every_cut(bytes, [&](const wire::Cursor& in, std::size_t count) {
    const auto cut = read_tcp(in);
    const std::size_t needed = in.length() == bytes.size() ? 20 : 28;
    REQUIRE(cut.has_value() == (count >= needed));
    if (cut) REQUIRE(test::is_inside(cut->options, count));
  });
  bytes.at(12) = 0x40;  // a header of 16 bytes
  CHECK_FALSE(read_tcp(wire::Cursor(bytes)));
  bytes.at(12) = 0xf0;
  bytes.resize(59);
  CHECK_FALSE(read_tcp(wire::Cursor(bytes)));
}

TEST_CASE("UDP-Lite's coverage is all, at least its header, at most what there is", "[packet]") {
  struct Coverage {
    std::uint16_t field;
    std::optional<std::size_t> bytes;
  };
  for (const Coverage& coverage :
       {Coverage{0, 28}, Coverage{8, 8}, Coverage{28, 28}, Coverage{7, {}}, Coverage{1, {}},
        Coverage{29, {}}, Coverage{0xffff, {}}}) {
    Bytes bytes = test::segment_of(ipv6("2600::1", "2600::2").udp_lite(1, 2).payload(20));
    test::set16(bytes, 4, coverage.field);
    INFO(coverage.field);
    CHECK(find_udplite_coverage(wire::Cursor(bytes)) == coverage.bytes);
  }
}

TEST_CASE("SCTP's chunks are walked and stay in their packet", "[packet]") {
  const Bytes data = test::sctp_data(7, {1, 2, 3});  // of 19 bytes, filled up to 20
  const Bytes bytes =
      test::segment_of(ipv6("2600::1", "2600::2")
                           .sctp({.verification_tag = 0x12345678,
                                  .chunks = joined({data, {10, 0, 0, 4}, {3, 1, 0, 6, 9, 9}})}));
  const auto read = read_sctp(wire::Cursor(bytes));
  REQUIRE(read);
  CHECK(read->verification_tag == 0x12345678);
  SctpChunkWalk walk(read->chunks);
  const auto first = walk.next();
  REQUIRE(first);
  CHECK(first->type == sctp_chunk::data);
  CHECK(first->value.length() == 15);
  CHECK(walk.next().value().type == sctp_chunk::cookie_echo);
  const auto last = walk.next();
  REQUIRE(last);
  CHECK(last->flags == 1);
  CHECK(last->value.length() == 2);
  CHECK_FALSE(walk.next());
  CHECK(walk.fault() == Fault::none);
  test::at_every_cut(bytes, [&](const wire::Cursor& in, std::size_t count) {
    const auto cut = read_sctp(in);
    REQUIRE(cut.has_value() == (count >= 12));
    if (!cut) return;
    SctpChunkWalk chunks(cut->chunks);
    while (const auto chunk = chunks.next()) REQUIRE(test::is_inside(chunk->value, count));
    if (in.length() == bytes.size()) REQUIRE(chunks.fault() == Fault::none);
  });
}

TEST_CASE("a chunk that lies about its length ends the walk", "[packet]") {
  const auto fault_of = [](const Bytes& chunks) {
    SctpChunkWalk walk{wire::Cursor(chunks)};
    while (walk.next()) continue;
    return walk.fault();
  };
  CHECK(fault_of({1, 0, 0, 0}) == Fault::header_length);
  CHECK(fault_of({1, 0, 0, 3}) == Fault::header_length);
  CHECK(fault_of({1, 0, 0, 5}) == Fault::truncated);
  CHECK(fault_of({1, 0, 0xff, 0xff, 0, 0}) == Fault::truncated);
  CHECK(fault_of({1, 0, 0}) == Fault::truncated);
  CHECK(fault_of({1, 0, 0, 4, 0, 0}) == Fault::truncated);
  CHECK(fault_of({1, 0, 0, 5, 9}) == Fault::none);
  CHECK(fault_of({}) == Fault::none);
}

TEST_CASE("a DCCP Request says what service it wants", "[packet]") {
  Bytes bytes = test::segment_of(
      ipv6("2600::1", "2600::2")
          .dccp({.destination_port = 5001, .sequence = 0x01020304, .service_code = 0x53503233}));
  const auto read = read_dccp(wire::Cursor(bytes));
  REQUIRE(read);
  CHECK(read->type == DccpType::request);
  CHECK(read->is_extended);
  CHECK(read->sequence == 0x01020304);
  CHECK(read->service_code == 0x53503233U);
  CHECK(read->fits);
  test::at_every_cut(bytes, [](const wire::Cursor& in, std::size_t count) {
    const auto cut = read_dccp(in);
    REQUIRE(cut.has_value() == (count >= 16));
    if (cut) REQUIRE(cut->service_code.has_value() == (count >= 20));
    static_cast<void>(find_dccp_coverage(in));
  });
  bytes.at(4) = 4;  // no room for the service code
  CHECK_FALSE(read_dccp(wire::Cursor(bytes)).value().fits);
  bytes.at(4) = 255;
  CHECK_FALSE(read_dccp(wire::Cursor(bytes)).value().fits);
  bytes.at(4) = 5;
  bytes.at(8) &= 0xfe;  // a Request with short sequence numbers
  CHECK_FALSE(read_dccp(wire::Cursor(bytes)).value().fits);
}

TEST_CASE("a DCCP header leaves room for what its type has", "[packet]") {
  struct Type {
    DccpType type;
    bool is_extended;
    std::uint8_t least;  ///< Data Offset, in fours
  };
  const std::vector<Type> types{{DccpType::request, true, 5},
                                {DccpType::response, true, 7},
                                {DccpType::data, false, 3},
                                {DccpType::data, true, 4},
                                {DccpType::acknowledgement, false, 4},
                                {DccpType::acknowledgement, true, 6},
                                {DccpType::data_acknowledgement, false, 4},
                                {DccpType::close_request, true, 6},
                                {DccpType::close, true, 6},
                                {DccpType::reset, true, 7},
                                {DccpType::sync, true, 6},
                                {DccpType::sync_acknowledgement, true, 6}};
  for (const Type& type : types) {
    Bytes bytes(40, 0);
    bytes.at(8) = static_cast<std::uint8_t>(static_cast<unsigned>(type.type) << 1 |
                                            (type.is_extended ? 1U : 0U));
    INFO("type " << int{bytes.at(8)});
    bytes.at(4) = type.least;
    CHECK(read_dccp(wire::Cursor(bytes)).value().fits);
    bytes.at(4) = static_cast<std::uint8_t>(type.least - 1);
    CHECK_FALSE(read_dccp(wire::Cursor(bytes)).value().fits);
  }
}

TEST_CASE("a DCCP Response's service code stands behind its acknowledgement", "[packet]") {
  Bytes bytes(28, 0);
  bytes.at(4) = 7;
  bytes.at(8) = 1 << 1 | 1;
  bytes.at(27) = 42;
  CHECK(read_dccp(wire::Cursor(bytes)).value().service_code == 42U);
}
