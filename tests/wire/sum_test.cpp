// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/wire/sum.hpp"

#include <array>
#include <random>
#include <vector>

#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "support/checksum.hpp"

using namespace sixgate;
using namespace sixgate::wire;
using namespace sixgate::wire::literals;

TEST_CASE("the example of RFC 1071 section 3 sums up as it says", "[wire]") {
  constexpr std::array<std::uint8_t, 8> bytes{0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7};
  constexpr auto folded = [](std::span<const std::uint8_t> octets) {
    Sum sum;
    sum.add(octets);
    return sum.fold();
  };
  static_assert(folded(bytes) == 0xddf2);
  CHECK(folded(bytes) == 0xddf2);
}

TEST_CASE("bytes of any number sum up as two at a time do", "[wire]") {
  std::mt19937 random(7);
  for (std::size_t size = 0; size < 70; ++size) {
    std::vector<std::uint8_t> bytes(size);
    for (auto& octet : bytes) octet = static_cast<std::uint8_t>(random());
    Sum sum;
    sum.add(bytes);
    INFO(size << " bytes");
    CHECK((~sum.fold() & 0xffff) == test::checksum(bytes));
  }
}

TEST_CASE("a hundred packets of ones do not overflow", "[wire]") {
  const std::vector<std::uint8_t> bytes(65534, 0xff);
  Sum sum;
  for (int i = 0; i < 100; ++i) sum.add(bytes);
  CHECK(sum.fold() == 0xffff);
}

TEST_CASE("addresses and numbers sum up as their octets", "[wire]") {
  Sum of_octets;
  of_octets.add(std::array<std::uint8_t, 24>{0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0,    0,   0, 0,
                                             0,    0,    1,    192,  0, 2, 1, 0, 1, 0x23, 0x45});
  Sum of_values;
  of_values.add("2001:db8::1"_ip);
  of_values.add("192.0.2.1"_ip);
  of_values.add(std::uint32_t{0x00012345});
  CHECK(of_values.fold() == of_octets.fold());
}
