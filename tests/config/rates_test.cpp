// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::RateLimits;

constexpr RateLimits each{.echo = 1,
                          .errors = 2,
                          .neighbour_discovery = 3,
                          .teredo = 4,
                          .six_to_four = 5,
                          .packet_too_big = 1000000};

constexpr const char* each_of_them =
    "[rates]\necho = 1\nerrors = 2\nneighbour-discovery = 3\nteredo = 4\n6to4 = 5\n"
    "packet-too-big = 1000000\n[memory]\nrates = 100\n";

TEST_CASE("rates have defaults and are taken") {
  const auto plain = load_text("");
  CHECK(plain.policy().rates == RateLimits{});
  CHECK(plain.memory().rates == 16384);
  const auto set = load_text(each_of_them);
  CHECK(set.policy().rates == each);
  CHECK(set.memory().rates == 100);
  const auto unlimited = load_text("[rates]\necho = 0");
  CHECK(unlimited.policy().rates.echo == 0);
}

TEST_CASE("rates that are printed are taken again") {
  const auto second = load_text(load_text(each_of_them).print());
  CHECK(second.policy().rates == each);
  CHECK(second.memory().rates == 100);
}

constexpr Wrong wrong_values[] = {
    {"a rate below 0", "[rates]\necho = -1",
     "2:8: echo: expected an integer from 0 to 1000000, found the integer -1"},
    {"a rate that no clock can tell", "[rates]\n6to4 = 1000001",
     "2:8: 6to4: expected an integer from 0 to 1000000, found the integer 1000001"},
    {"a kind that has none", "[rates]\ntcp = 3", R"(2:1: unknown key "tcp" in [rates])"},
    {"no room at all", "[memory]\nrates = 0",
     "2:9: rates: expected an integer from 8 to 16777216, found the integer 0"},
};

TEST_CASE("a wrong value of [rates] is told") { check_each(wrong_values); }

}  // namespace

}  // namespace sixgate::test
