// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/esp.hpp"

#include <random>

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/ipsec.hpp"
#include "support/mobility.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::joined;

namespace {

/// What NULL encryption makes of a payload. RFC 4303 section 2.
struct NullEsp {
  std::size_t vector = 0;
  std::size_t icv = 12;
  std::size_t more_padding = 0;  ///< bytes beyond what the alignment asks for, a multiple of four
};

Bytes esp_of(const Bytes& payload, std::uint8_t next, const NullEsp& form) {
  Bytes bytes =
      joined({test::bytes32(0x1000), test::bytes32(1), Bytes(form.vector, 0x1f), payload});
  const std::size_t padding = (4 - (payload.size() + 2) % 4) % 4 + form.more_padding;
  for (std::size_t i = 1; i <= padding; ++i) bytes.push_back(static_cast<std::uint8_t>(i));
  bytes.push_back(static_cast<std::uint8_t>(padding));
  bytes.push_back(next);
  bytes.insert(bytes.end(), form.icv, 0xc5);
  return bytes;
}

Bytes with_esp(const Bytes& esp) { return ipv6("2600::1", "2600::2").protocol(50, esp); }

/// A segment whose checksum is right between the ends of with_esp().
Bytes udp_segment(std::size_t size) {
  return test::segment_of(ipv6("2600::1", "2600::2").udp(1000, 53).payload(size));
}

bool is_opened(const Bytes& packet) {
  const auto chain = read(packet).layers[0].chain;
  return !chain.empty() && chain[chain.size() - 1].kind == Protocol::esp;
}

const std::vector<NullEsp> all_forms{{0, 12}, {0, 16}, {8, 16}, {0, 24}, {0, 32}, {0, 0}};

}  // namespace

TEST_CASE("NULL encryption is seen through in every form", "[packet]") {
  for (const NullEsp& form : all_forms) {
    for (std::size_t size = 0; size < 8; ++size) {
      const Bytes bytes = with_esp(esp_of(udp_segment(size), 17, form));
      const Layer layer = read(bytes).layers[0];
      INFO("vector " << form.vector << ", ICV " << form.icv << ", " << size << " bytes");
      REQUIRE(layer.transport == Protocol::udp);
      CHECK(layer.visible_transport() == Protocol::esp);
      REQUIRE(layer.ports);
      CHECK(layer.ports->destination == 53);
      CHECK(layer.chain[0].length == 8);
      CHECK(layer.payload.length == size);
      CHECK(layer.fault == Fault::none);
    }
  }
}

TEST_CASE("padding up to 255 bytes is taken off", "[packet]") {
  for (const std::size_t more : {std::size_t{4}, std::size_t{100}, std::size_t{252}}) {
    CHECK(is_opened(with_esp(esp_of(udp_segment(2), 17, {.more_padding = more}))));
  }
}

TEST_CASE("tunnel mode with NULL encryption opens the packet inside", "[packet]") {
  const auto inner_6 = ipv6("2600:1::1", "2600:2::1").tcp(443).payload(5);
  const auto inner_4 = ipv4("192.0.2.1", "192.0.2.2").tcp(443).payload(5);
  for (const NullEsp& form : all_forms) {
    const Headers six = read(with_esp(esp_of(inner_6.bytes(), 41, form)));
    REQUIRE(six.layers.size() == 2);
    CHECK(six.layers[0].opens == Encapsulation::ipv6_in_ipv6);
    CHECK(six.layers[1].transport == Protocol::tcp);
    const Headers four = read(with_esp(esp_of(inner_4.bytes(), 4, form)));
    REQUIRE(four.layers.size() == 2);
    CHECK(four.layers[1].ports->destination == 443);
  }
}

TEST_CASE("one thing that is not as it must be leaves ESP opaque", "[packet]") {
  const Bytes good = esp_of(udp_segment(6), 17, {});  // no padding
  const Bytes padded = esp_of(udp_segment(4), 17, {});
  const auto changed = [](Bytes bytes, std::size_t from_end, std::uint8_t value) {
    bytes.at(bytes.size() - from_end) = value;
    return with_esp(bytes);
  };
  REQUIRE(is_opened(with_esp(good)));
  REQUIRE(is_opened(with_esp(padded)));
  SECTION("a checksum that is wrong") {
    Bytes bytes = good;
    bytes.at(8 + 8) ^= 1;
    CHECK_FALSE(is_opened(with_esp(bytes)));
  }
  SECTION("padding that does not count up") {
    CHECK_FALSE(is_opened(changed(padded, 12 + 2 + 1, 1)));
    CHECK_FALSE(is_opened(changed(padded, 12 + 2 + 2, 0)));
  }
  SECTION("a pad length of one byte more") {
    CHECK_FALSE(is_opened(changed(padded, 12 + 2, 3)));
    CHECK_FALSE(is_opened(changed(padded, 12 + 2, 1)));
  }
  SECTION("a pad length beyond the content") { CHECK_FALSE(is_opened(changed(good, 12 + 2, 255))); }
  SECTION("another next header") {
    for (const std::uint8_t next : Bytes{0, 1, 4, 6, 41, 43, 58, 59, 60, 99, 132, 135, 136, 255}) {
      INFO("next header " << int{next});
      CHECK_FALSE(is_opened(changed(good, 12 + 1, next)));
    }
  }
  SECTION("an end off by one byte") {
    Bytes longer = good;
    longer.push_back(0);
    CHECK_FALSE(is_opened(with_esp(longer)));
    Bytes shorter = good;
    shorter.pop_back();
    CHECK_FALSE(is_opened(with_esp(shorter)));
  }
  SECTION("a UDP checksum of none, which proves nothing") {
    Bytes segment = udp_segment(6);
    test::set16(segment, 6, 0);
    CHECK_FALSE(is_opened(with_esp(esp_of(segment, 17, {}))));
  }
  SECTION("an inner packet one byte longer or shorter than it says") {
    Bytes inner = ipv6("2600:1::1", "2600:2::1").tcp(443).payload(6);
    REQUIRE(is_opened(with_esp(esp_of(inner, 41, {}))));
    inner.push_back(0);
    CHECK_FALSE(is_opened(with_esp(esp_of(inner, 41, {}))));
    inner.resize(inner.size() - 2);
    CHECK_FALSE(is_opened(with_esp(esp_of(inner, 41, {}))));
  }
  SECTION("an inner IPv6 header of a protocol, hop limit or address that nobody uses") {
    const Bytes inner = ipv6("2600:1::1", "2600:2::1").tcp(443).payload(6);
    REQUIRE(is_opened(with_esp(esp_of(inner, 41, {}))));
    constexpr std::array<std::pair<std::size_t, std::uint8_t>, 4> changes{
        {{6, 200}, {7, 0}, {8, 0x90}, {24, 0x90}}};
    for (const auto& [offset, value] : changes) {
      Bytes bytes = inner;
      bytes.at(offset) = value;
      CAPTURE(offset);
      CHECK_FALSE(is_opened(with_esp(esp_of(bytes, 41, {}))));
    }
  }
  SECTION("an inner IPv4 header with a wrong checksum") {
    Bytes inner = ipv4("192.0.2.1", "192.0.2.2").tcp(443);
    inner.at(8) ^= 1;
    CHECK_FALSE(is_opened(with_esp(esp_of(inner, 4, {}))));
  }
  SECTION("nothing inside, or a dummy") {
    CHECK_FALSE(is_opened(with_esp(esp_of({}, 59, {}))));
    CHECK_FALSE(is_opened(with_esp(esp_of(Bytes(40, 0), 59, {}))));
    CHECK_FALSE(is_opened(with_esp(esp_of({}, 17, {}))));
  }
}

TEST_CASE("ESP that is not all here stays opaque and is no fault", "[packet]") {
  const Bytes bytes = with_esp(esp_of(udp_segment(30), 17, {}));
  for (std::size_t count = 48; count < bytes.size(); ++count) {
    const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    const Layer layer = read({.bytes = exact, .length = bytes.size()}).layers[0];
    REQUIRE(layer.transport == Protocol::esp);
    REQUIRE(layer.fault == Fault::none);
  }
  const Bytes fragment =
      ipv6("2600::1", "2600::2").fragment(0, true, 7).protocol(50, esp_of(udp_segment(30), 17, {}));
  CHECK(read(fragment).layers[0].transport == Protocol::esp);
}

TEST_CASE("ESP that nobody has computed checksums in stays opaque", "[packet]") {
  const Bytes bytes = with_esp(esp_of(udp_segment(30), 17, {}));
  const Packet packet{.bytes = bytes, .length = bytes.size(), .has_checksums = false};
  CHECK(read(packet).layers[0].transport == Protocol::esp);
}

TEST_CASE("ESP is seen through wherever it stands in a chain", "[packet]") {
  SECTION("behind AH") {
    const Layer layer =
        read(ipv6("2600::1", "2600::2").ah().esp_null({}).udp(1, 53).bytes()).layers[0];
    REQUIRE(layer.chain.size() == 2);
    CHECK(layer.chain[0].kind == Protocol::ah);
    CHECK(layer.chain[1].kind == Protocol::esp);
    CHECK(layer.transport == Protocol::udp);
  }
  SECTION("in IPv4") {
    const Layer layer =
        read(ipv4("192.0.2.1", "192.0.2.2").esp_null({}).udp(1, 53).bytes()).layers[0];
    CHECK(layer.transport == Protocol::udp);
  }
  SECTION("in front of destination options and a binding") {
    const Layer layer = read(ipv6("2600::1", "2600::2")
                                 .esp_null({})
                                 .destination_options()
                                 .mobility(test::binding_update(1, 0xc000, 9))
                                 .bytes())
                            .layers[0];
    REQUIRE(layer.chain.size() == 3);
    CHECK(layer.chain[0].kind == Protocol::esp);
    CHECK(layer.chain[1].kind == Protocol::destination_options);
    CHECK(layer.chain[2].kind == Protocol::mobility);
    CHECK(layer.fault == Fault::none);
  }
  SECTION("with the home address in front of it, or inside it") {
    const Layer outside = read(ipv6("2600::1", "2600::2")
                                   .home_address("2600::77")
                                   .esp_null({})
                                   .mobility(test::binding_update(1, 0xc000, 9))
                                   .bytes())
                              .layers[0];
    CHECK(outside.chain.size() == 3);
    const Layer inside = read(ipv6("2600::1", "2600::2")
                                  .esp_null({})
                                  .home_address("2600::77")
                                  .mobility(test::binding_update(1, 0xc000, 9))
                                  .bytes())
                             .layers[0];
    CHECK(inside.chain.size() == 3);
  }
  SECTION("in itself") {
    const Bytes twice = with_esp(esp_of(esp_of(udp_segment(6), 17, {}), 50, {}));
    // Nothing proves the outer one: what it carries has no checksum of its own.
    CHECK(read(twice).layers[0].transport == Protocol::esp);
    CHECK(read(twice).layers[0].chain.empty());
  }
}

TEST_CASE("a mobility header in front of ESP proves nothing inside it", "[packet]") {
  Bytes bytes = ipv6("2600::1", "2600::2")
                    .mobility(test::home_test_init(9))
                    .protocol(50, esp_of(Bytes(8, 0x3c), 59, {}));
  CHECK(read(bytes).layers[0].transport == Protocol::esp);
}

TEST_CASE("what looks like ciphertext is never opened", "[packet]") {
  std::mt19937_64 random(20240607);
  Bytes bytes = with_esp(Bytes(8 + 256, 0));
  std::size_t opened = 0;
  for (int round = 0; round < 200000; ++round) {
    const std::size_t size = 8 + 4 * (random() % 64);
    bytes.resize(40 + size);
    test::set16(bytes, 4, static_cast<std::uint32_t>(size));
    for (std::size_t at = 40; at < bytes.size(); at += 4) {
      const auto word = static_cast<std::uint32_t>(random());
      test::set16(bytes, at, word >> 16);
      test::set16(bytes, at + 2, word & 0xffff);
    }
    if (!read(bytes).layers[0].chain.empty()) ++opened;
  }
  CHECK(opened == 0);
}
