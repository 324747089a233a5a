// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <unistd.h>

#include <arpa/inet.h>
#include <linux/netfilter/nfnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "kernel/load_text.hpp"
#include "kernel/own_namespace.hpp"
#include "kernel/ruleset.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using namespace std::chrono_literals;

const std::vector<std::string> both_families{"ipv4", "ipv6"};

void say_skipped() { WARN("skipped: this process may make no network namespace"); }

std::string ruleset() {
  policy::Policy policy;
  policy.actions = policy::default_actions(policy.role);
  return render({.policy = policy, .kernel = {}}, QueueChains::left_out);
}

void set_loopback_up(bool is_up) {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  std::string("lo").copy(request.ifr_name, IFNAMSIZ);
  request.ifr_flags = static_cast<short>(is_up ? IFF_UP : 0);
  const int result = ::ioctl(socket, SIOCSIFFLAGS, &request);
  ::close(socket);
  REQUIRE(result == 0);
}

/// What nf_tables tells of its changes: a message at least for each transaction.
class News {
 public:
  News() { netlink_.join(NFNLGRP_NFTABLES, 1 << 20); }

  int count() {
    int count = 0;
    REQUIRE(netlink_.take_waiting([&count](const nlmsghdr&) { ++count; }));
    return count;
  }

 private:
  Netlink netlink_;
};

/// The least time that an element has left.
std::chrono::milliseconds left() {
  const auto elements = TimedSet(alive_set).list();
  REQUIRE(elements.size() == 2);
  return std::min(elements[0].left, elements[1].left);
}

/// One byte to the discard port of this machine, with no mark.
bool send_unmarked(std::uint8_t byte) {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto sent =
      ::sendto(socket, &byte, 1, 0, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::close(socket);
  return sent == 1;
}

TEST_CASE("who is alive is told by the names of the families") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  load_text(ruleset());
  Alive alive;
  CHECK(list_alive().empty());
  CHECK_FALSE(alive.is_fresh());
  CHECK(alive.renew());
  CHECK(alive.is_fresh());
  CHECK(list_alive() == both_families);
  alive.clear();
  CHECK(list_alive().empty());
}

TEST_CASE("a renewal is for the whole time, and begins no new generation of nf_tables") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  load_text(ruleset());
  News news;
  Alive alive;
  for (int i = 0; i < 20; ++i) {
    REQUIRE(alive.renew());
    CHECK(left() > Alive::timeout - Alive::interval);
    CHECK(left() <= Alive::timeout);
  }
  CHECK(news.count() == 0);
}

TEST_CASE("an element of somebody else's stays no longer than one of ours") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  load_text(ruleset() + "add element inet sixgate alive { ipv4 timeout 10m, ipv6 timeout 10m }\n");
  Alive alive;
  REQUIRE(alive.renew());
  CHECK(left() <= Alive::timeout);
}

TEST_CASE("where lo is down a transaction renews, until it is up") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(ruleset());
  News news;
  Alive alive;
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
  CHECK(news.count() > 0);
  set_loopback_up(true);
  CHECK(alive.renew());
  CHECK(news.count() == 0);
  set_loopback_up(false);
  CHECK(alive.renew());
  CHECK(left() > Alive::timeout - Alive::interval);
}

TEST_CASE("where another table drops what renews, a transaction does") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  load_text(
      ruleset() +
      "table inet other { chain c { type filter hook output priority -500; policy drop; }; }\n");
  Alive alive;
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
}

TEST_CASE("a family that somebody has taken out comes back with the next renewal") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  load_text(ruleset());
  Alive alive;
  REQUIRE(alive.renew());
  load_text("delete element inet sixgate alive { ipv6 }\n");
  REQUIRE(list_alive() == std::vector<std::string>{"ipv4"});
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
}

TEST_CASE("what others send to the same port renews nothing, and passes") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  load_text(ruleset());
  CHECK(send_unmarked(2));
  CHECK(send_unmarked(10));
  CHECK(list_alive().empty());
}

TEST_CASE("who begins has a table queue that is there, and waits for none that is not") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up(true);
  Alive alive;
  alive.begin();
  CHECK_FALSE(alive.renew());
  CHECK_FALSE(alive.is_fresh());
  load_text(ruleset());
  News news;
  alive.begin();
  CHECK(list_alive() == both_families);
  CHECK(alive.renew());
  CHECK(news.count() == 0);
}

TEST_CASE("a table that is loaded for who judges queues from when it is there") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(ruleset() + begin_alive());
  CHECK(list_alive() == both_families);
  load_text(ruleset() + begin_alive());
  CHECK(left() <= Alive::timeout);
}

}  // namespace

}  // namespace sixgate::kernel
