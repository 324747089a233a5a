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

TEST_CASE("an extent leads back to where a cursor stood", "[wire]") {
  Cursor in(bytes, 20);
  REQUIRE(in.take<3>());
  auto part = in.take(10).value();
  for (const Cursor& cursor : {in, part, part.continued(Beyond::not_quoted)}) {
    const Cursor again(bytes, cursor.extent());
    CHECK(again.extent() == cursor.extent());
    CHECK(again.offset() == cursor.offset());
    CHECK(again.length() == cursor.length());
    CHECK(again.is_open() == cursor.is_open());
    CHECK(again.here().size() == cursor.here().size());
    CHECK(again.here().data() == cursor.here().data());
    for (const std::size_t count : {std::size_t{1}, std::size_t{10}, std::size_t{11}}) {
      CHECK(again.beyond(count) == cursor.beyond(count));
    }
  }
}

TEST_CASE("an extent over fewer bytes than it was made of has less here", "[wire]") {
  const Extent extent{.offset = 2, .here = 6, .length = 6};
  for (std::size_t count = 0; count <= bytes.size(); ++count) {
    const Cursor in{std::span(bytes).first(count), extent};
    INFO(count << " bytes");
    CHECK(in.here().size() == (count < 2 ? 0 : count - 2));
    CHECK(in.length() == 6);
    CHECK(in.beyond(6) == (count < 8 ? Beyond::not_captured : Beyond::nothing));
    CHECK(in.is_complete() == (count == 8));
  }
}

TEST_CASE("an extent does not see what stands behind it in the packet", "[wire]") {
  const Cursor in(bytes, Extent{.offset = 2, .here = 3, .length = 3});
  CHECK(in.here().size() == 3);
  CHECK(in.peek<3>()->u8<0>() == 0x33);
  CHECK_FALSE(in.peek<4>());
  CHECK(in.beyond(4) == Beyond::nothing);

  const Cursor cut(bytes,
                   Extent{.offset = 2, .here = 3, .length = 9, .beyond = Beyond::later_fragment});
  CHECK_FALSE(cut.peek<4>());
  CHECK(cut.beyond(4) == Beyond::later_fragment);
}

TEST_CASE("an extent at the very end, and one behind it, are empty", "[wire]") {
  CHECK(Cursor(bytes, Extent{.offset = 8}).length() == 0);
  CHECK(Cursor(bytes, Extent{.offset = 8}).here().empty());
  const Cursor behind(bytes, Extent{.offset = 4000000000, .here = 8, .length = 8});
  CHECK(behind.here().empty());
  CHECK(behind.beyond(1) == Beyond::not_captured);
}

TEST_CASE("all that is here is handed over at once and not stepped over", "[wire]") {
  Cursor in(bytes, 20);
  REQUIRE(in.take<2>());
  CHECK(in.here().size() == 6);
  CHECK(in.here()[0] == 0x33);
  CHECK(in.offset() == 2);
  REQUIRE(in.take(10));
  CHECK(in.here().empty());
}

TEST_CASE("a quotation goes on somewhere, however much is taken of it", "[wire]") {
  Cursor in = Cursor(bytes).continued(Beyond::not_quoted);
  CHECK(in.beyond(9) == Beyond::not_quoted);
  REQUIRE(in.take(0xffffffff));
  CHECK(in.is_open());
  CHECK(in.extent().length == Extent::open);
  CHECK(in.continued(Beyond::later_fragment).beyond(1) == Beyond::not_quoted);
}
