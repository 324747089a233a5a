// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/wire/cursor.hpp"

#include <array>

#include "support/catch.hpp"

using namespace sixgate::wire;

namespace {

constexpr std::array<std::uint8_t, 8> bytes{0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0xff};

}  // namespace

TEST_CASE("a block's fields are big-endian and wide", "[wire]") {
  const Block<8> block{std::span<const std::uint8_t, 8>(bytes)};
  CHECK(block.u8<7>() == 0xff);
  CHECK(block.be16<0>() == 0x1122);
  CHECK(block.be32<4>() == 0x556677ff);
  CHECK(block.bytes<2, 2>()[1] == 0x44);
  // 255 units of eight and one more: in eight bits this would be 0.
  CHECK((block.u8<7>() + 1) * 8 == 2048);
}

TEST_CASE("take yields bytes and steps over them, or yields nothing and stays", "[wire]") {
  Cursor in(bytes);
  REQUIRE(in.take<6>());
  CHECK(in.offset() == 6);
  CHECK(in.length() == 2);
  CHECK_FALSE(in.take<3>());
  CHECK(in.offset() == 6);
  CHECK_FALSE(in.take(3));
  CHECK(in.offset() == 6);
  REQUIRE(in.take<2>());
  CHECK(in.length() == 0);
  CHECK(in.beyond(1) == Beyond::nothing);
}

TEST_CASE("peek does not move", "[wire]") {
  const Cursor in(bytes);
  REQUIRE(in.peek<8>());
  CHECK(in.peek<8>()->be16<0>() == 0x1122);
  CHECK_FALSE(in.peek<9>());
  CHECK(in.offset() == 0);
}

TEST_CASE("a sub-cursor cannot see what follows it", "[wire]") {
  Cursor in(bytes);
  auto part = in.take(3);
  REQUIRE(part);
  CHECK(part->length() == 3);
  CHECK_FALSE(part->peek<4>());
  CHECK(part->beyond(4) == Beyond::nothing);
  CHECK(in.offset() == 3);
  CHECK(in.peek<1>()->u8<0>() == 0x44);
  REQUIRE(part->take<2>());
  CHECK(part->offset() == 2);
}

TEST_CASE("a sub-cursor of nothing is allowed and empty", "[wire]") {
  Cursor in(bytes);
  const auto part = in.take(0);
  REQUIRE(part);
  CHECK(part->length() == 0);
  CHECK(in.offset() == 0);
}

TEST_CASE("bytes that were not captured are there, and cannot be read", "[wire]") {
  Cursor in(bytes, 20);
  CHECK(in.length() == 20);
  CHECK_FALSE(in.peek<9>());
  CHECK(in.beyond(9) == Beyond::not_captured);
  CHECK(in.beyond(20) == Beyond::not_captured);
  CHECK(in.beyond(21) == Beyond::nothing);

  auto part = in.take(12);
  REQUIRE(part);
  CHECK(part->length() == 12);
  CHECK(part->beyond(12) == Beyond::not_captured);
  CHECK(part->beyond(13) == Beyond::nothing);
  CHECK(in.offset() == 12);
  CHECK(in.length() == 8);
  CHECK_FALSE(in.peek<1>());
  CHECK(in.beyond(1) == Beyond::not_captured);
}

TEST_CASE("a sub-cursor that was captured as a whole ends with nothing beyond", "[wire]") {
  Cursor in(bytes, 20);
  const auto part = in.take(8);
  REQUIRE(part);
  CHECK(part->beyond(8) == Beyond::nothing);
}

TEST_CASE("a length below the number of bytes is taken for the bytes", "[wire]") {
  CHECK(Cursor(bytes, 3).length() == bytes.size());
}

TEST_CASE("what goes on in later fragments is neither truncated nor uncaptured", "[wire]") {
  Cursor in = Cursor(bytes).continued(Beyond::later_fragment);
  CHECK(in.is_open());
  CHECK(in.peek<8>());
  CHECK_FALSE(in.peek<9>());
  CHECK(in.beyond(9) == Beyond::later_fragment);

  auto part = in.take(100);
  REQUIRE(part);
  CHECK_FALSE(part->is_open());
  CHECK(part->length() == 100);
  CHECK(part->beyond(100) == Beyond::later_fragment);
  CHECK(part->beyond(101) == Beyond::nothing);
  CHECK(in.is_open());
  CHECK(in.offset() == 100);
}

TEST_CASE("a fragment that was not captured as a whole says so first", "[wire]") {
  const Cursor in = Cursor(bytes, 20).continued(Beyond::later_fragment);
  CHECK(in.beyond(9) == Beyond::not_captured);
}
