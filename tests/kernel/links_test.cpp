// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/links.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

/// A message of rtnetlink as the kernel makes it.
class Message {
 public:
  static Message link(int type, int index, const char* name, unsigned flags,
                      std::uint8_t family = AF_UNSPEC) {
    Message message(type);
    auto& body = message.put<ifinfomsg>();
    body.ifi_family = family;
    body.ifi_index = index;
    body.ifi_flags = flags;
    mnl_attr_put_strz(message.header(), IFLA_IFNAME, name);
    return message;
  }

  static Message address(int type, unsigned index, const char* text, std::uint8_t prefix_length) {
    Message message(type);
    auto& body = message.put<ifaddrmsg>();
    body.ifa_family = AF_INET;
    body.ifa_index = index;
    body.ifa_prefixlen = prefix_length;
    in_addr address{};
    ::inet_pton(AF_INET, text, &address);
    mnl_attr_put(message.header(), IFA_LOCAL, sizeof address, &address);
    return message;
  }

  [[nodiscard]] const nlmsghdr& operator*() { return *header(); }

 private:
  explicit Message(int type) {
    mnl_nlmsg_put_header(room_.data())->nlmsg_type = static_cast<std::uint16_t>(type);
  }

  template <typename Body>
  Body& put() {
    return *static_cast<Body*>(mnl_nlmsg_put_extra_header(header(), sizeof(Body)));
  }

  nlmsghdr* header() { return reinterpret_cast<nlmsghdr*>(room_.data()); }

  alignas(nlmsghdr) std::array<char, 256> room_{};
};

constexpr unsigned up = IFF_UP | IFF_BROADCAST;

std::vector<std::string> names_of(const Links& links) {
  std::vector<std::string> names;
  for (const auto& [index, link] : links.all()) names.push_back(link.name);
  return names;
}

using Names = std::vector<std::string>;

TEST_CASE("links come, are renamed and go") {
  Links links;
  links.take(*Message::link(RTM_NEWLINK, 2, "lan0", up));
  links.take(*Message::link(RTM_NEWLINK, 3, "lan0.10", up));
  CHECK(names_of(links) == Names{"lan0", "lan0.10"});
  links.take(*Message::link(RTM_NEWLINK, 2, "dmz0", up));
  CHECK(names_of(links) == Names{"dmz0", "lan0.10"});
  links.take(*Message::link(RTM_DELLINK, 2, "dmz0", 0));
  CHECK(names_of(links) == Names{"lan0.10"});
}

TEST_CASE("a link that went down or away is told once") {
  Links links;
  links.take(*Message::link(RTM_NEWLINK, 2, "lan0", up));
  links.take(*Message::link(RTM_NEWLINK, 3, "wan0", up));
  CHECK(links.take_downs().empty());
  links.take(*Message::link(RTM_NEWLINK, 2, "lan0", IFF_BROADCAST));
  links.take(*Message::link(RTM_DELLINK, 3, "wan0", up));
  CHECK(links.take_downs() == Names{"lan0", "wan0"});
  links.take(*Message::link(RTM_DELLINK, 2, "lan0", 0));
  CHECK(links.take_downs().empty());
}

TEST_CASE("a port that leaves its bridge is no link that goes") {
  Links links;
  links.take(*Message::link(RTM_NEWLINK, 2, "port0", up));
  links.take(*Message::link(RTM_DELLINK, 2, "port0", up, AF_BRIDGE));
  CHECK(names_of(links) == Names{"port0"});
  CHECK(links.take_downs().empty());
}

TEST_CASE("a new listing tells what went away unheard") {
  Links links;
  links.take(*Message::link(RTM_NEWLINK, 2, "lan0", up));
  links.take(*Message::link(RTM_NEWLINK, 3, "wan0", up));
  Links listed;
  listed.take(*Message::link(RTM_NEWLINK, 3, "wan0", up));
  listed.take(*Message::link(RTM_NEWLINK, 4, "new0", up));
  links.replace(std::move(listed));
  CHECK(names_of(links) == Names{"wan0", "new0"});
  CHECK(links.take_downs() == Names{"lan0"});
}

struct Seen {
  std::uint32_t address;
  std::uint32_t mask;

  friend bool operator==(const Seen&, const Seen&) = default;
};

std::vector<Seen> networks_of(const Links& links) {
  std::vector<Seen> seen;
  for (const Network& network : links.networks()) seen.push_back({network.address, network.mask});
  return seen;
}

TEST_CASE("an address comes and goes, with its network where the link has broadcasts") {
  Links links;
  links.take(*Message::link(RTM_NEWLINK, 2, "lan0", up));
  links.take(*Message::link(RTM_NEWLINK, 3, "tun0", IFF_UP | IFF_POINTOPOINT));
  links.take(*Message::address(RTM_NEWADDR, 2, "8.0.0.254", 24));
  links.take(*Message::address(RTM_NEWADDR, 3, "9.0.0.1", 8));
  CHECK(networks_of(links) ==
        std::vector<Seen>{{0x080000fe, 0xffffff00}, {0x09000001, 0xffffffff}});
  links.take(*Message::address(RTM_DELADDR, 2, "8.0.0.254", 24));
  CHECK(networks_of(links) == std::vector<Seen>{{0x09000001, 0xffffffff}});
}

TEST_CASE("a link takes its addresses with it, and an address without a link has no network") {
  Links links;
  links.take(*Message::address(RTM_NEWADDR, 2, "8.0.0.254", 24));
  CHECK(networks_of(links) == std::vector<Seen>{{0x080000fe, 0xffffffff}});
  links.take(*Message::link(RTM_NEWLINK, 2, "lan0", up));
  links.take(*Message::link(RTM_DELLINK, 2, "lan0", up));
  CHECK(links.networks().empty());
}

}  // namespace

}  // namespace sixgate::kernel
