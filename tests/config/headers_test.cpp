// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using packet::MobilityType;

TEST_CASE("limits of extension headers have defaults and are taken") {
  const auto plain = load_text("");
  CHECK(plain.policy().max_options == 8);
  CHECK(plain.policy().max_chain_length == 512);
  const auto set = load_text("[headers]\nmax-options = 0\nmax-length = 65535");
  CHECK(set.policy().max_options == 0);
  CHECK(set.policy().max_chain_length == 65535);
}

TEST_CASE("mobility messages are listed by name or number") {
  const auto plain = load_text("");
  CHECK(plain.policy().mobility_types.empty());
  const auto listed =
      load_text("[mobile-ip]\ntypes = ['binding-revocation', 8, 200, 'experimental']");
  constexpr std::array expected{MobilityType::binding_revocation, MobilityType::fast_binding_update,
                                static_cast<MobilityType>(200), MobilityType::experimental};
  CHECK(std::ranges::equal(listed.policy().mobility_types, expected));
}

TEST_CASE("what is printed of them is taken again") {
  const auto first = load_text(
      "[headers]\nmax-options = 3\nmax-length = 64\n[mobile-ip]\ntypes = ['heartbeat', 200]");
  const auto second = load_text(first.print());
  CHECK(second.policy().max_options == 3);
  CHECK(second.policy().max_chain_length == 64);
  CHECK(std::ranges::equal(second.policy().mobility_types, first.policy().mobility_types));
  CHECK(first.print().find("types = [\"heartbeat\", 200]") != std::string::npos);
}

constexpr Wrong wrong_values[] = {
    {"max-options below 0", "[headers]\nmax-options = -1",
     "2:15: max-options: expected an integer from 0 to 65535, found the integer -1"},
    {"max-length beyond any packet", "[headers]\nmax-length = 65536",
     "2:14: max-length: expected an integer from 0 to 65535, found the integer 65536"},
    {"a key that is not there", "[headers]\nmax-header = 3",
     R"(2:1: unknown key "max-header" in [headers])"},
    {"one type for a list", "[mobile-ip]\ntypes = 'heartbeat'",
     R"(2:9: types: expected a list of mobility message types, found "heartbeat")"},
    {"a number that is none", "[mobile-ip]\ntypes = [256]",
     "2:10: types: expected a mobility message type by name or number (0 to 255), found the "
     "integer 256"},
    {"a misspelt type", "[mobile-ip]\ntypes = ['hartbeat']",
     "2:10: types: expected a mobility message type by name or number (0 to 255), found "
     "\"hartbeat\", did you mean \"heartbeat\"?"},
    {"no word", "[mobile-ip]\ntypes = ['']",
     "2:10: types: expected a mobility message type by name or number (0 to 255), found \"\""},
};

TEST_CASE("a wrong value of [headers] or [mobile-ip] is told") { check_each(wrong_values); }

}  // namespace

}  // namespace sixgate::test
