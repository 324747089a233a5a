// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/wire/crc32c.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using sixgate::wire::Crc32c;

namespace {

std::uint32_t crc_of(const std::vector<std::uint8_t>& bytes) {
  Crc32c crc;
  crc.add(bytes);
  return crc.value();
}

std::vector<std::uint8_t> counting(bool up) {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < 32; ++i) bytes.push_back(static_cast<std::uint8_t>(up ? i : 31 - i));
  return bytes;
}

}  // namespace

TEST_CASE("CRC-32C of the usual nine digits is the usual value", "[wire]") {
  constexpr std::string_view digits = "123456789";
  CHECK(crc_of({digits.begin(), digits.end()}) == 0xe3069283);
  static_assert([] {
    Crc32c crc;
    crc.add(std::array<std::uint8_t, 9>{'1', '2', '3', '4', '5', '6', '7', '8', '9'});
    return crc.value();
  }() == 0xe3069283);
}

TEST_CASE("CRC-32C of the vectors of RFC 3720 appendix B.4 is what it says", "[wire]") {
  CHECK(crc_of(std::vector<std::uint8_t>(32, 0)) == 0x8a9136aa);
  CHECK(crc_of(std::vector<std::uint8_t>(32, 0xff)) == 0x62a8ab43);
  CHECK(crc_of(counting(true)) == 0x46dd794e);
  CHECK(crc_of(counting(false)) == 0x113fdb5c);
}

TEST_CASE("bytes added in parts come to the same", "[wire]") {
  const auto bytes = counting(true);
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    Crc32c crc;
    crc.add(std::span(bytes).first(size));
    crc.add(std::span(bytes).subspan(size));
    CHECK(crc.value() == 0x46dd794e);
  }
  CHECK(crc_of({}) == 0);
}
