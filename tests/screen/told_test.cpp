// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/told.hpp"

#include "scenes.hpp"
#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

TEST_CASE("a verdict inside a tunnel tells the tunnel and who sent it") {
  const auto told = read_told(line_of_6to4("8.0.0.1"));
  REQUIRE(told);
  CHECK(told->talker == "8.0.0.1");
  CHECK(told->is_drop);
  REQUIRE(told->tunnel);
  CHECK(told->tunnel->ends == "8.0.0.1 > 9.0.0.2");
  CHECK(told->tunnel->layers == "ipv4/ipv6/icmpv6");
}

TEST_CASE("a tunnel that its own outermost header is dropped for is a tunnel all the same") {
  const auto told = read_told(R"({"verdict":"drop","reason":"tunnel.undeclared","layer":0,)"
                              R"("layers":"ipv4/ipv6/tcp","src":"8.0.0.1","dst":"9.0.0.2"})");
  REQUIRE(told);
  REQUIRE(told->tunnel);
  CHECK(told->tunnel->ends == "8.0.0.1 > 9.0.0.2");
  CHECK(told->tunnel->layers == "ipv4/ipv6/tcp");
}

TEST_CASE("a tunnel of which nobody can see the inside is one by its name") {
  const auto told =
      read_told(R"({"verdict":"drop","layers":"ipv4/udp/vxlan","src":"8.0.0.1","dst":"9.0.0.2"})");
  REQUIRE(told);
  CHECK(told->tunnel);
}

TEST_CASE("a native packet is in no tunnel") {
  const auto told = read_told(R"({"verdict":"accept","reason":"default.native","layer":0,)"
                              R"("layers":"ipv6/tcp","src":"2001:db8::1","dst":"2001:db8::2"})");
  REQUIRE(told);
  CHECK(told->talker == "2001:db8::1");
  CHECK_FALSE(told->tunnel);
  CHECK_FALSE(told->is_drop);
}

TEST_CASE("what monitor mode spared counts as dropped") {
  const auto told = read_told(R"({"verdict":"accept","would":"drop","layers":"ipv6/tcp",)"
                              R"("src":"2001:db8::1","dst":"2001:db8::2"})");
  REQUIRE(told);
  CHECK(told->is_drop);
}

TEST_CASE("a packet without an IP header has no talker") {
  const auto told = read_told(R"({"verdict":"drop","layers":"","src":"","dst":""})");
  REQUIRE(told);
  CHECK(told->talker.empty());
  CHECK_FALSE(told->tunnel);
}

TEST_CASE("lines that the gate had no room for are told by their number") {
  const auto told = read_told(R"({"lost":12})");
  REQUIRE(told);
  CHECK(told->lost == 12);
  CHECK(told->talker.empty());
}

TEST_CASE("a gate that tells no verdicts says why") {
  const auto told = read_told(R"({"error":"as many watch already as may"})");
  REQUIRE(told);
  CHECK(told->refusal == "as many watch already as may");
  CHECK(told->talker.empty());
}

TEST_CASE("what is no line of the stream is none") {
  for (const char* const line :
       {"", "{", "[]", "12", "{}", R"({"lost":"many"})", R"({"verdict":1})", R"({"error":1})"}) {
    INFO(line);
    CHECK_FALSE(read_told(line));
  }
}

TEST_CASE("members of another type than they should have are as if they were not there") {
  const auto told = read_told(R"({"verdict":"drop","layers":7,"src":[],"dst":{},"outer":[3]})");
  REQUIRE(told);
  CHECK(told->talker.empty());
}

}  // namespace

}  // namespace sixgate::screen
