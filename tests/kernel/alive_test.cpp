// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "kernel/load_text.hpp"
#include "kernel/own_namespace.hpp"
#include "kernel/rendered.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using namespace std::chrono_literals;

const std::vector<std::string> both_families{"ipv4", "ipv6"};

using test::say_skipped;

void set_loopback_up() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  std::string("lo").copy(request.ifr_name, IFNAMSIZ);
  request.ifr_flags = IFF_UP;
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

/// A datagram as a heartbeat is, or nearly.
struct Datagram {
  std::uint32_t address = INADDR_LOOPBACK;
  std::uint16_t port = 9;
  std::uint32_t mark = 0x616c6976;
  std::vector<std::uint8_t> bytes{NFPROTO_IPV6};
};

/// False where it was dropped on its way out.
bool send(const Datagram& datagram) {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  REQUIRE(::setsockopt(socket, SOL_SOCKET, SO_MARK, &datagram.mark, sizeof datagram.mark) == 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(datagram.port);
  address.sin_addr.s_addr = htonl(datagram.address);
  const auto sent = ::sendto(socket, datagram.bytes.data(), datagram.bytes.size(), 0,
                             reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::close(socket);
  return sent >= 0;
}

/// Another way out than lo, with a default route.
void add_gateway() {
  REQUIRE(std::system("ip link add out type veth peer name peer && ip link set peer up && "
                      "ip address add 10.9.9.9/24 dev out && ip link set out up && ip route add "
                      "default via 10.9.9.1 && "
                      "ip neighbour add 10.9.9.1 lladdr 02:00:00:00:00:02 dev out") == 0);
}

/// What the kernel has counted of that way.
std::string packets_out() {
  std::ifstream file("/proc/thread-self/net/dev");
  for (std::string line; std::getline(file, line);) {
    if (line.find("out:") != std::string::npos) return line;
  }
  return {};
}

TEST_CASE("who is alive is told by the names of the families") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(loaded_text());
  Alive alive;
  CHECK(list_alive().empty());
  CHECK_FALSE(alive.is_fresh());
  CHECK(alive.renew());
  CHECK(alive.is_fresh());
  CHECK(list_alive() == both_families);
  alive.clear();
  CHECK(list_alive().empty());
}

TEST_CASE("a renewal begins no new generation of nf_tables") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(loaded_text());
  News news;
  Alive alive;
  for (int i = 0; i < 20; ++i) {
    REQUIRE(alive.renew());
    CHECK(left() <= Alive::timeout);
    CHECK(left() > 0ms);
  }
  CHECK(news.count() == 0);
}

TEST_CASE("an element of somebody else's stays no longer than one of ours") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(loaded_text() +
            "add element inet sixgate alive { ipv4 timeout 10m, ipv6 timeout 10m }\n");
  Alive alive;
  REQUIRE(alive.renew());
  CHECK(left() <= Alive::timeout);
}

TEST_CASE("where lo was never up a transaction renews, until it is") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(loaded_text());
  News news;
  Alive alive;
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
  CHECK(news.count() > 0);
  set_loopback_up();
  CHECK(alive.renew());
  CHECK(news.count() == 0);
}

TEST_CASE("where another table drops what renews, a transaction does") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(
      loaded_text() +
      "table inet other { chain c { type filter hook output priority -500; policy drop; }; }\n");
  Alive alive;
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
}

TEST_CASE("a family that somebody has taken out comes back with the next renewal") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(loaded_text());
  Alive alive;
  REQUIRE(alive.renew());
  load_text("delete element inet sixgate alive { ipv6 }\n");
  REQUIRE(list_alive() == std::vector<std::string>{"ipv4"});
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
}

TEST_CASE("what nearly is a heartbeat renews nothing, and passes") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(loaded_text());
  for (const Datagram& datagram :
       {Datagram{.address = INADDR_LOOPBACK + 1}, Datagram{.port = 10}, Datagram{.mark = 0},
        Datagram{.mark = 0x616c6977}, Datagram{.bytes = {}}, Datagram{.bytes = {NFPROTO_IPV6, 0}},
        Datagram{.bytes = {NFPROTO_ARP}}, Datagram{.bytes = {0}}}) {
    CAPTURE(datagram.address, datagram.port, datagram.mark, datagram.bytes.size());
    CHECK(send(datagram));
    CHECK(TimedSet(alive_set).list().empty());
  }
  CHECK_FALSE(send({}));
  CHECK(list_alive() == std::vector<std::string>{"ipv6"});
}

TEST_CASE("who beats has a table queue that is there, and waits for none that is not") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  Alive alive;
  alive.beat();
  CHECK_FALSE(alive.renew());
  CHECK_FALSE(alive.is_fresh());
  load_text(loaded_text());
  News news;
  alive.beat();
  CHECK(list_alive() == both_families);
  CHECK(news.count() == 0);
  CHECK(alive.renew());
}

TEST_CASE("without lo nothing goes by another way, and with it again no transaction is needed") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  add_gateway();
  load_text(loaded_text());
  Alive alive;
  const std::string before = packets_out();
  REQUIRE_FALSE(before.empty());
  for (int i = 0; i < 5; ++i) CHECK(alive.renew());
  CHECK(packets_out() == before);
  set_loopback_up();
  REQUIRE(std::system("ip address flush dev out") == 0);
  CHECK(alive.renew());
  News news;
  CHECK(alive.renew());
  CHECK(news.count() == 0);
}

TEST_CASE("what somebody else answers to a heartbeat does not keep the next ones") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  Alive alive;
  load_text(
      "table inet other { chain c { type filter hook output priority -500; udp dport 9 reject with "
      "icmp type admin-prohibited; }; }\n");
  alive.beat();
  load_text("delete table inet other\n" + loaded_text());
  News news;
  CHECK(alive.renew());
  CHECK(list_alive() == both_families);
  CHECK(news.count() == 0);
}

TEST_CASE("who loads a big table keeps no renewal waiting") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  set_loopback_up();
  load_text(loaded_text());
  std::string big = "table inet big { set addresses { type ipv4_addr; }; }\n";
  big += "add element inet big addresses { 10.0.0.0";
  for (int i = 1; i < 65536; ++i) {
    big += ", 10.0." + std::to_string(i >> 8) + "." + std::to_string(i & 0xff);
  }
  big += " }\n";
  std::atomic<bool> is_loading = true;
  std::thread loading([&] {
    load_text(big);
    is_loading = false;
  });
  Alive alive;
  int renewals = 0;
  bool is_always_whole = true;
  while (is_loading) {
    is_always_whole = alive.renew() && list_alive() == both_families && is_always_whole;
    ++renewals;
  }
  loading.join();
  CHECK(is_always_whole);
  CHECK(renewals > 10);
}

TEST_CASE("a table that is loaded for who judges queues from when it is there") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(loaded_text() + render_alive());
  CHECK(list_alive() == both_families);
  load_text(loaded_text() + render_alive());
  CHECK(left() <= Alive::timeout);
}

}  // namespace

}  // namespace sixgate::kernel
