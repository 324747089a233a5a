// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/hex.hpp"

#include "command/options.hpp"
#include "support/catch.hpp"

namespace sixgate::command {

namespace {

using Bytes = std::vector<std::uint8_t>;

TEST_CASE("hexadecimal digits are read with what usually stands between them") {
  CHECK(read_hex("6000abCD") == Bytes{0x60, 0x00, 0xab, 0xcd});
  CHECK(read_hex(" 60 00\n\tab cd ") == Bytes{0x60, 0x00, 0xab, 0xcd});
  CHECK(read_hex("0x6000 0xab 0XCD") == Bytes{0x60, 0x00, 0xab, 0xcd});
  CHECK(read_hex("6 0") == Bytes{0x60});
}

TEST_CASE("dumps are read without offsets, characters and the lines around them") {
  const Bytes bytes{0x60, 0x01, 0x02, 0xab, 0xcd};
  CHECK(read_hex("12:00:00.000000 IP6 a > b\n\t0x0000:  6001 02ab\n\t0x0010:  cd\n") == bytes);
  CHECK(read_hex("\t0x0000:  6001 02ab cd             `..be\n") == bytes);
  CHECK(read_hex("00000000: 6001 02ab cd  `ab.e\n") == bytes);
}

TEST_CASE("what is no packet in hexadecimal digits is refused") {
  CHECK_THROWS_AS(read_hex(""), WrongUsage);
  CHECK_THROWS_AS(read_hex(" \n"), WrongUsage);
  CHECK_THROWS_AS(read_hex("600"), WrongUsage);
  CHECK_THROWS_AS(read_hex("60zz"), WrongUsage);
  CHECK_THROWS_AS(read_hex("0x"), WrongUsage);
}

}  // namespace

}  // namespace sixgate::command
