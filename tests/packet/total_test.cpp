// SPDX-License-Identifier: GPL-2.0-or-later
// What must hold whatever the bytes are. Each call gets its bytes in a heap block of their exact
// size, so that an address sanitizer sees a read of one byte more.
#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/header_laws.hpp"
#include "support/same_headers.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;

namespace {

/// Reads the first `count` bytes of a packet and holds the result against the laws.
Headers read_exactly(const Bytes& bytes, std::size_t count, std::size_t length) {
  const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
  const Packet packet{.bytes = exact, .length = length};
  const Headers headers = read(packet);
  REQUIRE(test::broken_law(headers, packet) == "");
  return headers;
}

}  // namespace

TEST_CASE("every valid packet is read without fault", "[packet][total]") {
  for (const auto& packet : test::valid_packets()) {
    DYNAMIC_SECTION(packet.says()) {
      const Bytes bytes = packet.bytes();
      const Headers headers = read_exactly(bytes, bytes.size(), bytes.size());
      for (const Layer& layer : headers.layers) {
        CHECK(layer.fault == Fault::none);
        CHECK(layer.cut == wire::Beyond::nothing);
      }
    }
  }
}

TEST_CASE("a valid packet cut anywhere is read, twice the same", "[packet][total]") {
  for (const auto& packet : test::valid_packets()) {
    const Bytes bytes = packet.bytes();
    const std::string says = packet.says();
    const std::size_t most = std::min<std::size_t>(bytes.size(), 400);
    for (std::size_t count = 0; count <= most; ++count) {
      INFO(says << ", first " << count << " bytes");
      const Headers headers = read_exactly(bytes, count, count);
      REQUIRE(test::same(headers, read_exactly(bytes, count, count)));
    }
  }
}

TEST_CASE("a packet that ends early is at fault", "[packet][total]") {
  for (const auto& packet : test::valid_packets()) {
    const Bytes bytes = packet.bytes();
    const std::string says = packet.says();
    for (std::size_t count = 0; count < std::min<std::size_t>(bytes.size(), 400); ++count) {
      INFO(says << ", first " << count << " bytes");
      REQUIRE(read_exactly(bytes, count, count).layers[0].fault != Fault::none);
    }
  }
}

TEST_CASE("what was not captured is never a fault, and what was says the same", "[packet][total]") {
  for (const auto& packet : test::valid_packets()) {
    const Bytes bytes = packet.bytes();
    const std::string says = packet.says();
    const Headers whole = read(bytes);
    for (std::size_t count = 0; count < std::min<std::size_t>(bytes.size(), 400); ++count) {
      INFO(says << ", " << count << " bytes captured");
      const Headers headers = read_exactly(bytes, count, bytes.size());
      REQUIRE(test::broken_prefix_law(headers, count, whole) == "");
      for (const Layer& layer : headers.layers) REQUIRE(layer.fault == Fault::none);
    }
  }
}

TEST_CASE("random bytes are read, twice the same", "[packet][total]") {
  std::mt19937 random(20240607);
  for (int round = 0; round < 20000; ++round) {
    Bytes bytes(random() % 200);
    for (auto& octet : bytes) octet = static_cast<std::uint8_t>(random());
    if (!bytes.empty() && round % 2 == 0) bytes[0] = round % 4 == 0 ? 0x60 : 0x45;
    const Headers headers = read_exactly(bytes, bytes.size(), bytes.size());
    REQUIRE(test::same(headers, read(bytes)));
  }
}

TEST_CASE("a packet read while compiling is the same as one read while running",
          "[packet][total]") {
  constexpr auto fault = [] {
    constexpr std::array<std::uint8_t, 3> bytes{0x60, 0, 0};
    return read(bytes).layers[0].fault;
  }();
  static_assert(fault == Fault::truncated);
  CHECK(read(Bytes{0x60, 0, 0}).layers[0].fault == fault);
}
