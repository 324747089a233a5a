// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>

#include <grp.h>
#include <unistd.h>

#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::Zone;
using policy::ZoneSet;

/// A user group that every machine has.
std::string own_group() {
  const group* const found = getgrgid(getegid());
  REQUIRE(found != nullptr);
  return found->gr_name;
}

ZoneSet enforced_by(const char* text) {
  const auto configuration = load_text(text);
  return configuration.policy().enforced;
}

TEST_CASE("a border enforces services in no zone, a host in all, unless it says otherwise") {
  CHECK(enforced_by("").is_empty());
  CHECK(enforced_by("role = 'host'") == ZoneSet::all());
  CHECK(enforced_by("role = 'host'\n[zones]\nenforce = []").is_empty());
  const auto border = load_text("[zones]\noutside = ['wan0']\nenforce = ['outside']");
  CHECK(border.policy().enforced.contains(Zone::outside));
  CHECK_FALSE(border.policy().enforced.contains(Zone::inside));
  CHECK(idle_lines_of(border).empty());
}

TEST_CASE("a zone that enforces services and has no interface is told") {
  const auto idle = idle_lines_of(load_text("[zones]\ninside = ['lan0']\nenforce = ['outside']"));
  REQUIRE(idle.size() == 1);
  CHECK(idle[0].line == 3);
  CHECK(idle[0].message ==
        "[zones] enforce names zone \"outside\", which [zones] gives no interface");
}

TEST_CASE("services cannot be enforced without connection tracking") {
  const std::string says =
      "conntrack: \"off\" leaves no way to tell an answer from what must find a [[service]], and ";
  const std::string mends = "; leave it \"auto\", or write enforce = [] in [zones]";
  CHECK(problems_of("role = 'host'\n[kernel]\nconntrack = 'off'") ==
        std::vector<std::string>{"3:13: " + says + "role \"host\" enforces services in all zones" +
                                 mends});
  CHECK(problems_of("[zones]\noutside = ['wan0']\nenforce = ['outside']\n[kernel]\n"
                    "conntrack = 'off'") ==
        std::vector<std::string>{"5:13: " + says + "[zones] enforce names a zone" + mends});
  CHECK(problems_of("role = 'host'\n[zones]\nenforce = []\n[kernel]\nconntrack = 'off'").empty());
  CHECK(problems_of("[kernel]\nconntrack = 'off'").empty());
}

TEST_CASE("a service's group is known by its id") {
  const std::string name = own_group();
  const auto host = load_text("role = 'host'\n[[service]]\ngroup = '" + name + "'");
  CHECK(host.policy().services[0].group == getegid());
  CHECK(host.print().find("\ngroup = \"" + name + "\" ") != std::string::npos);
  const auto any = load_text("role = 'host'\n[[service]]\ngroup = 'any'");
  CHECK_FALSE(any.policy().services[0].group);
  CHECK(any.print().find("\ngroup = \"any\" ") != std::string::npos);
}

TEST_CASE("a group that cannot be asked for is told with why") {
  const std::string name = own_group();
  CHECK(problems_of("role = 'host'\n[[service]]\ngroup = 'no such group'") ==
        std::vector<std::string>{"3:9: group: \"no such group\" is no user group of this machine"});
  CHECK(problems_of("role = 'host'\n[[service]]\ngroup = 12") ==
        std::vector<std::string>{
            "3:9: group: expected the name of a user group or \"any\", found the integer 12"});
  CHECK(problems_of("[[service]]\ngroup = '" + name + "'") ==
        std::vector<std::string>{"2:9: group: \"" + name +
                                 "\" needs role \"host\": what a border forwards was sent by no "
                                 "process here"});
  CHECK(problems_of("role = 'host'\n[[service]]\ngroup = '" + name + "'\nfrom = '2600::1'") ==
        std::vector<std::string>{
            "4:8: from: a service with a group is what this host sends to, and needs from \"any\": "
            "of what arrives the kernel does not know the group of the process that will receive "
            "it"});
}

constexpr std::array wrong_helpers{
    Wrong{"a word", "[[service]]\nprotocol = 'udp'\nports = [5060]\nhelper = 'ftp'",
          "4:10: helper: expected \"none\" or \"sip\", found \"ftp\""},
    Wrong{"another protocol", "[[service]]\nprotocol = 'sctp'\nports = [5060]\nhelper = 'sip'",
          "4:1: \"helper\" in [[service]] needs protocol \"tcp\" or \"udp\", and ports"},
    Wrong{"every port", "[[service]]\nprotocol = 'udp'\nhelper = 'sip'",
          "3:1: \"helper\" in [[service]] needs protocol \"tcp\" or \"udp\", and ports"},
};

TEST_CASE("a helper reads SIP, over UDP or TCP, on ports that are told") {
  check_each(wrong_helpers);
  const auto site =
      load_text("[[service]]\nprotocol = 'udp'\nports = [5060]\nhelper = 'sip'\n[[service]]");
  CHECK(site.policy().services[0].helper == policy::Helper::sip);
  CHECK(site.policy().services[1].helper == policy::Helper::none);
  CHECK(site.print().find("\nhelper = \"sip\" ") != std::string::npos);
}

}  // namespace

}  // namespace sixgate::test
