// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/link.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using wire::Family;

namespace {

using Find = std::optional<Inner> (*)(wire::Cursor);

const Bytes four = test::ipv4("10.0.0.1", "10.0.0.2").tcp(443).bytes();
const Bytes six = test::ipv6("2600::1", "2600::2").tcp(443).bytes();
const Bytes addresses(12, 0x02);

Bytes operator+(Bytes bytes, const Bytes& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
  return bytes;
}

Bytes number16(std::size_t value) {
  Bytes bytes;
  test::put16(bytes, static_cast<std::uint32_t>(value));
  return bytes;
}

Bytes ethernet(std::uint16_t type, const Bytes& payload) {
  return addresses + number16(type) + payload;
}

Bytes tag(std::uint16_t type) { return Bytes{0, 100} + number16(type); }

Bytes snap(std::uint16_t type) { return Bytes{0xaa, 0xaa, 3, 0, 0, 0} + number16(type); }

Bytes session(const Bytes& ppp) { return Bytes{0x11, 0, 0, 1} + number16(ppp.size()) + ppp; }

Bytes label(std::uint32_t value, bool is_bottom) {
  Bytes bytes;
  test::put32(bytes, value << 12 | (is_bottom ? 0x100U : 0U) | 64);
  return bytes;
}

const Bytes control_word{0, 0, 0, 7};

std::optional<Inner> find_behind_gre_style_ipv6(wire::Cursor in) {
  return find_ip_behind_ethertype(in, 0x86dd);
}

std::optional<Inner> find_behind_tag(wire::Cursor in) {
  return find_ip_behind_ethertype(in, 0x8100);
}

struct Carries {
  std::string says;
  Find find;
  Bytes link;  ///< all that stands in front of the packet
  const Bytes* packet;
  std::optional<Family> family;  ///< that the link announces
};

const std::vector<Carries> carriers{
    {"Ethernet, IPv4", find_ip_in_ethernet, ethernet(0x0800, {}), &four, Family::ipv4},
    {"Ethernet, IPv6", find_ip_in_ethernet, ethernet(0x86dd, {}), &six, Family::ipv6},
    {"802.1Q", find_ip_in_ethernet, ethernet(0x8100, tag(0x86dd)), &six, Family::ipv6},
    {"802.1ad around 802.1Q", find_ip_in_ethernet, ethernet(0x88a8, tag(0x8100) + tag(0x0800)),
     &four, Family::ipv4},
    {"0x9100 around 0x9100 around 802.1Q", find_ip_in_ethernet,
     ethernet(0x9100, tag(0x9100) + tag(0x8100) + tag(0x86dd)), &six, Family::ipv6},
    {"LLC and SNAP", find_ip_in_ethernet,
     ethernet(static_cast<std::uint16_t>(8 + six.size()), snap(0x86dd)), &six, Family::ipv6},
    {"LLC and SNAP in 802.1Q", find_ip_in_ethernet,
     ethernet(0x8100, tag(static_cast<std::uint16_t>(8 + four.size())) + snap(0x0800)), &four,
     Family::ipv4},
    {"LLC alone", find_ip_in_llc, snap(0x0800), &four, Family::ipv4},
    {"an Ethertype", find_behind_gre_style_ipv6, {}, &six, Family::ipv6},
    {"an Ethertype of a tag", find_behind_tag, tag(0x86dd), &six, Family::ipv6},
    {"PPPoE, IPv4", find_ip_in_ethernet,
     ethernet(0x8864, Bytes{0x11, 0, 0, 1} + number16(2 + four.size()) + number16(0x21)), &four,
     Family::ipv4},
    {"PPPoE in 802.1Q, compressed protocol", find_ip_in_ethernet,
     ethernet(0x8100, tag(0x8864) + Bytes{0x11, 0, 0, 1} + number16(1 + six.size()) + Bytes{0x57}),
     &six, Family::ipv6},
    {"PPPoE alone", find_ip_in_pppoe,
     Bytes{0x11, 0, 0, 1} + number16(2 + six.size()) + number16(0x57), &six, Family::ipv6},
    {"PPP, IPv4", find_ip_in_ppp, {0x00, 0x21}, &four, Family::ipv4},
    {"PPP, IPv6", find_ip_in_ppp, {0x00, 0x57}, &six, Family::ipv6},
    {"PPP, one octet", find_ip_in_ppp, {0x21}, &four, Family::ipv4},
    {"PPP with address and control", find_ip_in_ppp, {0xff, 0x03, 0x00, 0x57}, &six, Family::ipv6},
    {"PPP with address and control, one octet",
     find_ip_in_ppp,
     {0xff, 0x03, 0x21},
     &four,
     Family::ipv4},
    {"PPP, MPLS", find_ip_in_ppp, Bytes{0x02, 0x81} + label(16, true), &six, {}},
    {"PPP, MPLS multicast", find_ip_in_ppp, Bytes{0x02, 0x83} + label(16, true), &four, {}},
    {"MPLS, IPv4 by its version", find_ip_in_mpls, label(16, true), &four, {}},
    {"MPLS, IPv6 under three labels",
     find_ip_in_mpls,
     label(16, false) + label(0, false) + label(1048575, true),
     &six,
     {}},
    {"MPLS, IPv4 explicit null", find_ip_in_mpls, label(16, false) + label(0, true), &four,
     Family::ipv4},
    {"MPLS, IPv6 explicit null", find_ip_in_mpls, label(2, true), &six, Family::ipv6},
    {"MPLS in Ethernet", find_ip_in_ethernet, ethernet(0x8847, label(16, true)), &six, {}},
    {"MPLS with an upstream-assigned label in Ethernet",
     find_ip_in_ethernet,
     ethernet(0x8100, tag(0x8848) + label(16, true)),
     &four,
     {}},
    {"a pseudowire", find_ip_in_mpls,
     label(16, true) + control_word + ethernet(0x8100, tag(0x86dd)), &six, Family::ipv6},
    {"a pseudowire with MPLS",
     find_ip_in_mpls,
     label(16, true) + control_word + ethernet(0x8847, label(17, true)),
     &four,
     {}},
    {"a pseudowire with PPPoE", find_ip_in_ethernet,
     ethernet(0x8847, label(16, false) + label(17, true) + control_word +
                          ethernet(0x8864, Bytes{0x11, 0, 0, 1} + number16(2 + four.size()) +
                                               number16(0x21))),
     &four, Family::ipv4},
};

struct CarriesNone {
  std::string says;
  Find find;
  Bytes frame;
};

const std::vector<CarriesNone> others{
    {"Ethernet, ARP", find_ip_in_ethernet, ethernet(0x0806, four)},
    {"Ethernet, a type that is neither length nor Ethertype", find_ip_in_ethernet,
     ethernet(0x05dd, snap(0x0800) + four)},
    {"802.1Q around ARP", find_ip_in_ethernet, ethernet(0x8100, tag(0x0806) + four)},
    {"LLC, spanning tree", find_ip_in_ethernet, ethernet(38, Bytes{0x42, 0x42, 3} + six)},
    {"SNAP of another organization", find_ip_in_ethernet,
     ethernet(64, Bytes{0xaa, 0xaa, 3, 0, 0, 0xc, 0x08, 0x00} + four)},
    {"LLC longer than its length", find_ip_in_ethernet, ethernet(7, snap(0x0800) + four)},
    {"PPPoE discovery", find_ip_in_ethernet, ethernet(0x8863, session(Bytes{0, 0x21} + four))},
    {"PPPoE, LCP", find_ip_in_ethernet, ethernet(0x8864, session(Bytes{0xc0, 0x21} + four))},
    {"PPPoE, a length of nothing", find_ip_in_pppoe, Bytes{0x11, 0, 0, 1, 0, 0, 0, 0x21} + four},
    {"PPP, VJ compressed TCP", find_ip_in_ppp, Bytes{0x00, 0x2d} + four},
    {"PPP, a fragment of multilink", find_ip_in_ppp, Bytes{0x00, 0x3d} + four},
    {"MPLS, neither version", find_ip_in_mpls, label(16, true) + Bytes{0x50, 0, 0, 0}},
    {"MPLS, an associated channel", find_ip_in_mpls,
     label(16, true) + Bytes{0x10, 0, 0, 7} + ethernet(0x0800, four)},
    {"MPLS with no bottom", find_ip_in_mpls, label(16, false) + four},
    {"a control word with flags", find_ip_in_mpls,
     label(16, true) + Bytes{0x01, 0, 0, 7} + ethernet(0x0800, four)},
    {"a pseudowire whose packet is of another version", find_ip_in_mpls,
     label(16, true) + control_word + ethernet(0x86dd, four)},
    {"a pseudowire in a pseudowire", find_ip_in_mpls,
     label(16, true) + control_word +
         ethernet(0x8847, label(16, true) + control_word + ethernet(0x0800, four))},
};

/// Called with bytes of their exact size, so that a sanitizer sees a read of one byte more.
std::optional<Inner> find_in_first(const Carries& row, const Bytes& frame, std::size_t count) {
  const Bytes exact(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
  return row.find(wire::Cursor(exact, frame.size()));
}

}  // namespace

TEST_CASE("the IP packet is found behind every link that carries one", "[packet][link]") {
  for (const Carries& row : carriers) {
    DYNAMIC_SECTION(row.says) {
      const Bytes frame = row.link + *row.packet;
      const auto found = row.find(wire::Cursor(frame));
      REQUIRE(found);
      CHECK(found->at.offset() == row.link.size());
      CHECK(found->at.length() == row.packet->size());
      CHECK(found->at.is_complete());
      CHECK(found->family == row.family);
    }
  }
}

TEST_CASE("a link that is cut is silent until it has said what it carries", "[packet][link]") {
  for (const Carries& row : carriers) {
    DYNAMIC_SECTION(row.says) {
      const Bytes frame = row.link + *row.packet;
      const bool needs_version = !row.family || row.says.starts_with("a pseudowire");
      const std::size_t tells_at = row.link.size() + (needs_version ? 1 : 0);
      for (std::size_t captured = 0; captured <= frame.size(); ++captured) {
        CAPTURE(captured);
        const auto found = find_in_first(row, frame, captured);
        REQUIRE(found.has_value() == (captured >= tells_at));
        if (found) CHECK(found->at.length() == row.packet->size());
      }
    }
  }
}

TEST_CASE("nothing is found where the link carries no IP, whole or cut", "[packet][link]") {
  for (const CarriesNone& row : others) {
    DYNAMIC_SECTION(row.says) {
      for (std::size_t captured = 0; captured <= row.frame.size(); ++captured) {
        CAPTURE(captured);
        const Bytes exact(row.frame.begin(),
                          row.frame.begin() + static_cast<std::ptrdiff_t>(captured));
        CHECK_FALSE(row.find(wire::Cursor(exact)));
        CHECK_FALSE(row.find(wire::Cursor(exact, row.frame.size())));
      }
    }
  }
}

TEST_CASE("tags and labels are stepped over up to a bound", "[packet][link]") {
  const auto tagged = [](int tags) {
    Bytes frame = ethernet(0x8100, {});
    for (int i = 1; i < tags; ++i) frame = frame + tag(0x8100);
    return frame + tag(0x86dd) + six;
  };
  const Bytes most_tagged = tagged(most_tags);
  const Bytes more_tagged = tagged(most_tags + 1);
  CHECK(find_ip_in_ethernet(wire::Cursor(most_tagged)));
  CHECK_FALSE(find_ip_in_ethernet(wire::Cursor(more_tagged)));

  const auto labelled = [](int labels) {
    Bytes frame;
    for (int i = 1; i < labels; ++i) frame = frame + label(16, false);
    return frame + label(16, true) + six;
  };
  const Bytes most_labelled = labelled(most_labels);
  const Bytes more_labelled = labelled(most_labels + 1);
  CHECK(find_ip_in_mpls(wire::Cursor(most_labelled)));
  CHECK_FALSE(find_ip_in_mpls(wire::Cursor(more_labelled)));
}

TEST_CASE("padding behind a link's own length is no part of the packet", "[packet][link]") {
  const Bytes padding(10, 0xee);
  SECTION("PPPoE") {
    const Bytes frame = ethernet(0x8864, session(Bytes{0, 0x57} + six)) + padding;
    const auto found = find_ip_in_ethernet(wire::Cursor(frame));
    REQUIRE(found);
    CHECK(found->at.length() == six.size());
  }
  SECTION("a length instead of an Ethertype") {
    const Bytes frame =
        ethernet(static_cast<std::uint16_t>(8 + four.size()), snap(0x0800) + four) + padding;
    const auto found = find_ip_in_ethernet(wire::Cursor(frame));
    REQUIRE(found);
    CHECK(found->at.length() == four.size());
  }
}

TEST_CASE("a PPPoE length beyond the frame is not a reason to refuse it", "[packet][link]") {
  const Bytes frame = Bytes{0x11, 0, 0, 1, 0xff, 0xff, 0, 0x57} + six;
  const auto found = find_ip_in_pppoe(wire::Cursor(frame));
  REQUIRE(found);
  CHECK(found->at.length() == six.size());
}

TEST_CASE("what an Ethertype announces stands, whatever the version field says", "[packet][link]") {
  const Bytes frame = ethernet(0x86dd, four);
  const auto found = find_ip_in_ethernet(wire::Cursor(frame));
  REQUIRE(found);
  CHECK(found->family == Family::ipv6);
}

TEST_CASE("a length is no Ethertype where there is no Ethernet", "[packet][link]") {
  const Bytes behind = snap(0x0800) + four;
  CHECK_FALSE(find_ip_behind_ethertype(wire::Cursor(behind), 28));
}

TEST_CASE("the rest of a link frame may travel in later fragments", "[packet][link]") {
  const Bytes frame =
      ethernet(0x8864, Bytes{0x11, 0, 0, 1} + number16(1000) + number16(0x57) + six);
  const auto found =
      find_ip_in_ethernet(wire::Cursor(frame).continued(wire::Beyond::later_fragment));
  REQUIRE(found);
  CHECK(found->at.length() == 998);
  CHECK(found->at.beyond(998) == wire::Beyond::later_fragment);
}

TEST_CASE("links are read at compile time", "[packet][link]") {
  static constexpr std::array<std::uint8_t, 4> frame{0xff, 0x03, 0x57, 0x60};
  static_assert(find_ip_in_ppp(wire::Cursor(frame))->at.offset() == 3);
  SUCCEED();
}
