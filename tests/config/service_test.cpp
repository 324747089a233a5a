// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/service.hpp"

#include <optional>
#include <string>

#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using packet::Protocol;

std::string port_words(std::span<const policy::PortRange> ports) {
  std::string text;
  for (const policy::PortRange& range : ports) {
    if (!text.empty()) text += ' ';
    text += std::to_string(range.first) + "-" + std::to_string(range.last);
  }
  return text;
}

TEST_CASE("a service is taken with all its keys") {
  const auto configuration = load_text(R"([[service]]
name = "https"
protocol = "tcp"
ports = [443, "8080", "5060-5061", 0, "65535-65535"]
from = "outside"
to = ["2001:db8::/32", "192.0.2.1"])");
  REQUIRE(configuration.policy().services.size() == 1);
  const policy::Service& service = configuration.policy().services[0];
  CHECK(service.name == "https");
  CHECK(service.protocol == Protocol::tcp);
  CHECK(port_words(service.ports) == "443-443 8080-8080 5060-5061 0-0 65535-65535");
  CHECK(service.from.zone == policy::Zone::outside);
  CHECK(service.from.prefixes.empty());
  CHECK_FALSE(service.to.zone);
  CHECK(words(service.to.prefixes) == "2001:db8::/32 192.0.2.1/32");
}

TEST_CASE("a service that says nothing is anything, from any to any") {
  for (const char* text :
       {"[[service]]", "[[service]]\nprotocol = 'any'\nfrom = 'any'\nto = 'any'"}) {
    const auto configuration = load_text(text);
    const policy::Service& service = configuration.policy().services[0];
    CHECK(service.name == "any");
    CHECK_FALSE(service.protocol);
    CHECK(service.ports.empty());
    CHECK_FALSE(service.from.zone);
    CHECK(service.from.prefixes.empty());
    CHECK_FALSE(service.to.zone);
    CHECK(service.to.prefixes.empty());
  }
}

struct ProtocolRow {
  const char* word;
  Protocol protocol;
  const char* name;  ///< of a service that has none
};

constexpr ProtocolRow protocols[] = {
    {"'tcp'", Protocol::tcp, "tcp"},
    {"'udp'", Protocol::udp, "udp"},
    {"'sctp'", Protocol::sctp, "sctp"},
    {"'dccp'", Protocol::dccp, "dccp"},
    {"'udplite'", Protocol::udplite, "udplite"},
    {"'icmp'", Protocol::icmp, "icmp"},
    {"'icmpv6'", Protocol::icmpv6, "icmpv6"},
    {"'esp'", Protocol::esp, "esp"},
    {"'ah'", Protocol::ah, "ah"},
    {"'gre'", Protocol::gre, "gre"},
    {"'mobility'", Protocol::mobility, "mobility"},
    {"6", Protocol::tcp, "tcp"},
    {"255", static_cast<Protocol>(255), "protocol-255"},
};

TEST_CASE("a protocol is a word or a number") {
  for (const ProtocolRow& row : protocols) {
    DYNAMIC_SECTION(row.word) {
      const auto configuration = load_text("[[service]]\nprotocol = " + std::string(row.word));
      const policy::Service& service = configuration.policy().services[0];
      CHECK(service.protocol == row.protocol);
      CHECK(service.name == row.name);
    }
  }
}

TEST_CASE("each zone is a side, and so is one prefix") {
  for (const policy::Zone zone : policy::all_zones) {
    const auto configuration =
        load_text("[[service]]\nto = '" + std::string(policy::name_of(zone)) + "'");
    CHECK(configuration.policy().services[0].to.zone == zone);
  }
  const auto configuration = load_text("[[service]]\nfrom = '2001:db8::/32'");
  CHECK(words(configuration.policy().services[0].from.prefixes) == "2001:db8::/32");
}

TEST_CASE("ports may be said to be any") {
  const auto configuration = load_text("[[service]]\nprotocol = 'udp'\nports = 'any'");
  CHECK(configuration.policy().services[0].ports.empty());
}

constexpr Wrong wrong[] = {
    {"a protocol's slip", "[[service]]\nprotocol = 'tpc'",
     R"(2:12: protocol: expected a protocol by name or number (0 to 255) or "any", found "tpc", )"
     R"(did you mean "tcp"?)"},
    {"a protocol's empty name", "[[service]]\nprotocol = ''",
     R"(2:12: protocol: expected a protocol by name or number (0 to 255) or "any", found "")"},
    {"a protocol's number, too high", "[[service]]\nprotocol = 256",
     R"(2:12: protocol: expected a protocol by name or number (0 to 255) or "any", found the )"
     "integer 256"},
    {"an extension header", "[[service]]\nprotocol = 'fragment'",
     R"(2:12: protocol: "fragment" is an extension header; name the protocol behind it)"},
    {"an extension header's number", "[[service]]\nprotocol = 0",
     "2:12: protocol: the integer 0 is an extension header; name the protocol behind it"},
    {"ports of any protocol", "[[service]]\nports = [80]",
     R"(2:1: "ports" in [[service]] needs a protocol that has ports: tcp, udp, dccp, sctp or )"
     "udplite"},
    {"ports of a protocol without", "[[service]]\nports = [80]\nprotocol = 'icmp'",
     R"(2:1: "ports" in [[service]] needs a protocol that has ports: tcp, udp, dccp, sctp or )"
     "udplite"},
    {"ports of a broken protocol", "[[service]]\nports = [80]\nprotocol = 1.0",
     R"(3:12: protocol: expected a protocol by name or number (0 to 255) or "any", found a )"
     "floating-point number"},
    {"one port", "[[service]]\nprotocol = 'tcp'\nports = 80",
     R"(3:9: ports: expected a list of ports and ranges, or "any", found the integer 80)"},
    {"no port", "[[service]]\nprotocol = 'tcp'\nports = []",
     R"(3:9: ports: an empty list opens no port; write "any" or leave it out)"},
    {"a port, too high", "[[service]]\nprotocol = 'tcp'\nports = [80, 65536]",
     R"(3:14: ports: expected a port from 0 to 65535 or a range such as "5060-5061", found the )"
     "integer 65536"},
    {"a port by name", "[[service]]\nprotocol = 'tcp'\nports = ['http']",
     R"(3:10: ports: expected a port from 0 to 65535 or a range such as "5060-5061", found "http")"},
    {"half a range", "[[service]]\nprotocol = 'tcp'\nports = ['80-']",
     R"(3:10: ports: expected a port from 0 to 65535 or a range such as "5060-5061", found "80-")"},
    {"a range, too high", "[[service]]\nprotocol = 'tcp'\nports = ['80-65536']",
     R"(3:10: ports: expected a port from 0 to 65535 or a range such as "5060-5061", found )"
     R"("80-65536")"},
    {"a range backwards", "[[service]]\nprotocol = 'tcp'\nports = ['9-5']",
     R"(3:10: ports: the range "9-5" ends before it begins)"},
    {"a zone that is none", "[[service]]\nfrom = 'internet'",
     R"(2:8: from: expected a zone ("inside", "outside" or "vpn"), prefixes or "any", found )"
     R"("internet")"},
    {"a zone in a list", "[[service]]\nto = ['inside']",
     R"(2:7: to: "inside" is neither an address nor a prefix)"},
    {"a side of host bits", "[[service]]\nto = '192.0.2.1/24'",
     R"(2:6: to: "192.0.2.1/24" has host bits set behind /24, did you mean 192.0.2.0/24?)"},
    {"an empty side", "[[service]]\nto = []",
     R"(2:6: to: an empty list matches nothing; write "any" or leave it out)"},
    {"a number for a side", "[[service]]\nto = 1",
     R"(2:6: to: expected prefixes or "any", found the integer 1)"},
    {"sides that cannot meet", "[[service]]\nfrom = '10.0.0.0/8'\nto = ['2001:db8::/32']",
     R"(3:6: to: no prefix here is of a family that "from" has)"},
    {"a name twice", "[[service]]\nname = 'a'\n[[service]]\nname = 'a'",
     R"(4:8: name: "a" is already the name of the [[service]] in line 2)"},
    {"an unknown key", "[[service]]\nport = 80",
     R"(2:1: unknown key "port" in [[service]], did you mean "ports"?)"},
};

TEST_CASE("a wrong service is told") { check_each(wrong); }

}  // namespace

}  // namespace sixgate::test
