// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/tunnel_ends.hpp"

#include <array>
#include <cstring>
#include <string_view>

#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "kernel/links.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using namespace wire::literals;

/// A link as a driver tells of it.
class Told {
 public:
  explicit Told(const char* link_kind) {
    mnl_nlmsg_put_header(room_.data())->nlmsg_type = RTM_NEWLINK;
    auto& body = *static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(header(), sizeof(ifinfomsg)));
    body.ifi_index = 7;
    mnl_attr_put_strz(header(), IFLA_IFNAME, "tun7");
    information_ = mnl_attr_nest_start(header(), IFLA_LINKINFO);
    mnl_attr_put_strz(header(), IFLA_INFO_KIND, link_kind);
    data_ = mnl_attr_nest_start(header(), IFLA_INFO_DATA);
  }

  Told& address(std::uint16_t type, const char* text) {
    std::array<char, 16> octets{};
    const int family = std::strchr(text, ':') == nullptr ? AF_INET : AF_INET6;
    REQUIRE(::inet_pton(family, text, octets.data()) == 1);
    mnl_attr_put(header(), type, family == AF_INET ? 4 : 16, octets.data());
    return *this;
  }

  Told& byte(std::uint16_t type, std::uint8_t value) {
    mnl_attr_put_u8(header(), type, value);
    return *this;
  }

  Told& number(std::uint16_t type, std::uint16_t value) {
    mnl_attr_put_u16(header(), type, value);
    return *this;
  }

  Told& port(std::uint16_t type, std::uint16_t value) { return number(type, htons(value)); }

  /// What Links makes of it.
  std::optional<TunnelEnds> ends() {
    mnl_attr_nest_end(header(), data_);
    mnl_attr_nest_end(header(), information_);
    Links links;
    links.take(*header());
    return links.all().at(7).tunnel;
  }

 private:
  nlmsghdr* header() { return reinterpret_cast<nlmsghdr*>(room_.data()); }

  alignas(nlmsghdr) std::array<char, 512> room_{};
  nlattr* information_ = nullptr;
  nlattr* data_ = nullptr;
};

TEST_CASE("a tunnel over IPv4 has its ends") {
  const auto* const kind = GENERATE("sit", "ipip");
  CHECK(Told(kind)
            .address(IFLA_IPTUN_LOCAL, "192.0.2.1")
            .address(IFLA_IPTUN_REMOTE, "198.51.100.1")
            .byte(IFLA_IPTUN_PROTO, IPPROTO_IPV6)
            .ends() == TunnelEnds{.local = "192.0.2.1"_ip,
                                  .remote = "198.51.100.1"_ip,
                                  .carries = packet::Protocol::ipv6});
}

TEST_CASE("a tunnel over IPv6 has its ends, and may carry either family") {
  CHECK(Told("ip6tnl")
            .address(IFLA_IPTUN_LOCAL, "2001:db8::1")
            .address(IFLA_IPTUN_REMOTE, "2001:db8::2")
            .byte(IFLA_IPTUN_PROTO, 0)
            .ends() == TunnelEnds{.local = "2001:db8::1"_ip, .remote = "2001:db8::2"_ip});
}

TEST_CASE("an unspecified end is any") {
  CHECK(Told("gre").address(IFLA_GRE_LOCAL, "0.0.0.0").address(IFLA_GRE_REMOTE, "0.0.0.0").ends() ==
        TunnelEnds{});
  CHECK(Told("ip6gre").address(IFLA_GRE_REMOTE, "::").ends() == TunnelEnds{});
}

TEST_CASE("a tunnel in UDP has its port, of either family") {
  CHECK(Told("vxlan")
            .address(IFLA_VXLAN_LOCAL, "192.0.2.1")
            .address(IFLA_VXLAN_GROUP, "198.51.100.1")
            .port(IFLA_VXLAN_PORT, 4789)
            .ends() ==
        TunnelEnds{.local = "192.0.2.1"_ip, .remote = "198.51.100.1"_ip, .port = 4789});
  CHECK(Told("vxlan")
            .address(IFLA_VXLAN_LOCAL6, "2001:db8::1")
            .address(IFLA_VXLAN_GROUP6, "2001:db8::2")
            .port(IFLA_VXLAN_PORT, 8472)
            .ends() ==
        TunnelEnds{.local = "2001:db8::1"_ip, .remote = "2001:db8::2"_ip, .port = 8472});
  CHECK(Told("geneve")
            .address(IFLA_GENEVE_REMOTE6, "2001:db8::2")
            .port(IFLA_GENEVE_PORT, 6081)
            .ends() == TunnelEnds{.remote = "2001:db8::2"_ip, .port = 6081});
}

TEST_CASE("foo over UDP is told from the same without UDP") {
  CHECK(Told("sit")
            .address(IFLA_IPTUN_LOCAL, "192.0.2.1")
            .number(IFLA_IPTUN_ENCAP_TYPE, TUNNEL_ENCAP_FOU)
            .port(IFLA_IPTUN_ENCAP_DPORT, 5555)
            .ends() ==
        TunnelEnds{.local = "192.0.2.1"_ip, .port = 5555, .in_udp = policy::TunnelKind::fou});
  CHECK(Told("gre")
            .number(IFLA_GRE_ENCAP_TYPE, TUNNEL_ENCAP_GUE)
            .port(IFLA_GRE_ENCAP_DPORT, 6080)
            .ends() == TunnelEnds{.port = 6080, .in_udp = policy::TunnelKind::gue});
  CHECK(Told("sit")
            .number(IFLA_IPTUN_ENCAP_TYPE, TUNNEL_ENCAP_NONE)
            .port(IFLA_IPTUN_ENCAP_DPORT, 5555)
            .ends() == TunnelEnds{});
}

TEST_CASE("6rd and ISATAP are told from other devices of the same driver") {
  const auto with_prefix = [](const char* prefix, std::uint16_t length) {
    return Told("sit")
        .address(IFLA_IPTUN_6RD_PREFIX, prefix)
        .number(IFLA_IPTUN_6RD_PREFIXLEN, length)
        .address(IFLA_IPTUN_6RD_RELAY_PREFIX, "10.0.0.0")
        .number(IFLA_IPTUN_6RD_RELAY_PREFIXLEN, 8)
        .ends();
  };
  CHECK(with_prefix("2001:db8::", 32) ==
        TunnelEnds{.six_rd = SixRdDomain{"2001:db8::/32"_net, "10.0.0.0/8"_net}});
  CHECK(with_prefix("2002::", 16) == TunnelEnds{});
  CHECK(with_prefix("2001:db8::", 200) == TunnelEnds{});
  CHECK(Told("sit").number(IFLA_IPTUN_FLAGS, SIT_ISATAP).ends() == TunnelEnds{.is_isatap = true});
}

TEST_CASE("what is no tunnel in clear has no ends") {
  CHECK_FALSE(Told("bridge").ends());
  CHECK_FALSE(Told("wireguard").address(IFLA_IPTUN_LOCAL, "192.0.2.1").ends());
  CHECK_FALSE(read_tunnel_ends("sit", nullptr));
}

TEST_CASE("an address of no length that addresses have is none") {
  CHECK(Told("sit").number(IFLA_IPTUN_LOCAL, 7).ends() == TunnelEnds{});
}

}  // namespace

}  // namespace sixgate::kernel
