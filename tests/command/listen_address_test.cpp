// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/listen_address.hpp"

#include <string>

#include <netinet/in.h>

#include "command/options.hpp"
#include "support/catch.hpp"

namespace sixgate::command {

namespace {

TEST_CASE("an address of either family, or any of both, and a port") {
  for (const std::string word :
       {"[::1]:9464", "127.0.0.1:9464", "*:9464", "[::]:0", "0.0.0.0:65535", "[2001:db8::1]:80"}) {
    INFO(word);
    CHECK(word_for(read_listen_address(word)) == word);
  }
  CHECK(read_listen_address("[::1]:9464").host == "::1");
  CHECK(read_listen_address("[::1]:9464").port == 9464);
}

TEST_CASE("whatever is none is refused with examples of what is") {
  for (const std::string word :
       {"", ":", "9464", ":9464", "::1:9464", "[::1]", "[::1]:", "[::1]:65536", "[::1]:-1",
        "[::1]:94x", "[::1]:9464s", "[127.0.0.1]:80", "localhost:9464", "127.0.0.1,[::1]:80",
        "1.2.3:80", "[*]:80", "[fe80::1%eth0]:80", "[]:80"}) {
    INFO(word);
    CHECK_THROWS_AS(read_listen_address(word), WrongUsage);
  }
  CHECK_THROWS_WITH(read_listen_address("9464"),
                    Catch::Contains("[::1]:9464, 127.0.0.1:9464 or *:9464, not `9464`"));
}

TEST_CASE("a socket listens where it was asked to, at a free port where any will do") {
  const auto listener = listen_at(read_listen_address("127.0.0.1:0"));
  CHECK(port_of(listener) != 0);
  CHECK(port_of(listen_at(read_listen_address("[::1]:0"))) != 0);
  CHECK(port_of(listen_at(read_listen_address("*:0"))) != 0);
}

TEST_CASE("any address of IPv6 leaves the port of IPv4 to others, any of both does not") {
  const auto ipv6 = listen_at(read_listen_address("[::]:0"));
  const auto ipv4 = listen_at({.host = "0.0.0.0", .port = port_of(ipv6)});
  CHECK(port_of(ipv4) == port_of(ipv6));
  const auto both = listen_at(read_listen_address("*:0"));
  CHECK_THROWS_AS(listen_at({.host = "0.0.0.0", .port = port_of(both)}), std::system_error);
}

TEST_CASE("where nobody can listen, it is said where and why") {
  const auto taken = listen_at(read_listen_address("127.0.0.1:0"));
  const std::string word = "127.0.0.1:" + std::to_string(port_of(taken));
  CHECK_THROWS_WITH(listen_at(read_listen_address(word)),
                    "cannot listen at " + word + ": Address already in use");
  CHECK_THROWS_WITH(listen_at(read_listen_address("192.0.2.77:9464")),
                    "cannot listen at 192.0.2.77:9464: Cannot assign requested address");
}

}  // namespace

}  // namespace sixgate::command
