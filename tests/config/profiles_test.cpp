// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::Zone;
using Texts = std::vector<std::string>;

Texts names_of(const config::Configuration& configuration) {
  Texts names;
  for (const policy::Service& service : configuration.policy().services) {
    names.emplace_back(service.name);
  }
  return names;
}

TEST_CASE("profiles add up, behind the site's own services") {
  const auto corporate = names_of(load_text("profiles = ['corporate']"));
  const auto direct = names_of(load_text("profiles = ['direct-e2e']"));
  Texts expected{"own"};
  expected.insert(expected.end(), direct.begin(), direct.end());
  expected.insert(expected.end(), corporate.begin(), corporate.end());
  CHECK(names_of(load_text("profiles = ['direct-e2e', 'strict', 'corporate']\n"
                           "[[service]]\nname = 'own'")) == expected);
}

TEST_CASE("a profile that is named twice is there once") {
  CHECK(names_of(load_text("profiles = ['coarse', 'coarse']")) ==
        names_of(load_text("profiles = ['coarse']")));
}

TEST_CASE("a site's service takes the place of the profile's that has its name") {
  const auto site = load_text(
      "profiles = ['direct-e2e']\n"
      "[[service]]\nname = 'direct-e2e: mobility-in'\nprotocol = 'mobility'\nfrom = '2600::/16'");
  const auto services = site.policy().services;
  REQUIRE(services.size() == 2);
  CHECK(services[0].name == "direct-e2e: mobility-in");
  CHECK(words(services[0].from.prefixes) == "2600::/16");
  CHECK(services[1].name == "direct-e2e: mobility-out");
}

TEST_CASE("a nameless service of the site keeps the name of its protocol") {
  CHECK(names_of(load_text("profiles = ['direct-e2e']\n[[service]]\nprotocol = 'mobility'")) ==
        Texts{"mobility", "direct-e2e: mobility-in", "direct-e2e: mobility-out"});
}

TEST_CASE("[tunnels] default wins over a profile, and is no contradiction") {
  const auto site = load_text("profiles = ['coarse']\n[tunnels]\ndefault = 'log'");
  CHECK(site.policy().action_of(policy::Reason::tunnel_undeclared) == policy::Action::log);
  CHECK(site.origin_of(policy::Reason::tunnel_undeclared).line == 3);
}

TEST_CASE("what a profile says comes from where the site names it") {
  const WrittenFile file("profiles = ['direct-e2e',\n  'coarse']\n");
  const auto configuration = config::load(file.path(), {});
  CHECK(configuration.origin_of(policy::Reason::service_closed) ==
        config::Origin{file.path().string(), 2, "coarse"});
  CHECK(configuration.origin_of(policy::Reason::nd_hop_limit) == config::Origin{});
  const std::string printed = configuration.print();
  const auto shows = [&printed](const std::string& line, const std::string& origin) {
    const std::size_t found = printed.find("\n" + line + " ");
    if (found == std::string::npos) return false;
    const std::size_t end = printed.find('\n', found + 1);
    return printed.substr(found, end - found).ends_with("  # " + origin);
  };
  const std::string path = file.path().string();
  CHECK(shows("profiles = [\"direct-e2e\", \"coarse\"]", path + ":1"));
  CHECK(shows("\"service.closed\" = \"drop\"", path + ":2 (profile coarse)"));
  CHECK(shows("#name = \"direct-e2e: mobility-in\"", path + ":1 (profile direct-e2e)"));
  CHECK(shows("#ports = [443]", path + ":2 (profile coarse)"));
  CHECK(shows("#from = \"outside\"", path + ":1 (profile direct-e2e)"));
}

/// The page as it is when somebody takes away the signs that comment out what profiles open.
std::string uncommented(std::string printed) {
  for (const char* const sign :
       {"\n#[[", "\n#name", "\n#protocol", "\n#ports", "\n#from", "\n#to"}) {
    for (auto at = printed.find(sign); at != std::string::npos; at = printed.find(sign)) {
      printed.erase(at + 1, 1);
    }
  }
  return printed;
}

TEST_CASE("what is printed opens the same, with the profile's services in force or not") {
  const auto first = load_text("profiles = ['e-government', 'public-safety', 'coarse']");
  const std::string printed = first.print();
  CHECK(names_of(load_text(printed)) == names_of(first));
  CHECK(names_of(load_text(uncommented(printed))) == names_of(first));
}

TEST_CASE("a profile between zones that nothing tells apart is idle, and told once a zone") {
  const auto idle = idle_lines_of(load_text("profiles = ['strict', 'e-government']"));
  REQUIRE(idle.size() == 3);
  CHECK(idle[0].line == 1);
  CHECK(idle[0].column == 23);
  CHECK(idle[0].message ==
        R"(what profile "e-government" opens from or to zone "inside" never matches: [zones] )"
        "gives it no interface, and [site] inside is empty");
  CHECK(idle[2].message ==
        R"(what profile "e-government" opens from or to zone "vpn" never matches: [zones] )"
        "gives it no interface");
  CHECK(idle_lines_of(load_text("profiles = ['corporate', 'coarse']")).size() == 4);
  CHECK(idle_lines_of(load_text("profiles = ['e-government']\n[site]\ninside = ['2600:2::/32']\n"
                                "[zones]\nvpn = ['core0']"))
            .empty());
}

std::string_view reason_of(const Bytes& bytes, const policy::Arrival& arrival,
                           const policy::Policy& policy) {
  const packet::Packet packet = packet::whole(bytes);
  return policy::name_of(
      policy::decide(policy::make_visit(packet, packet::read(packet, policy.declared()), arrival, policy), {})
          .verdict.reason());
}

struct Crossing {
  const char* says;
  const char* profile;
  PacketBuilder packet;
  Zone from;
  Zone to;
  const char* reason;
};

TEST_CASE("out of a tunnel passes what the profile opens, from and to where it opens it") {
  const auto six = ipv6("2600:1::1", "2600:2::1");
  using B = PacketBuilder;
  const char* const open = "service.allowed";
  const char* const closed = "service.closed";
  const Crossing rows[] = {
      {"a company's people use the web", "corporate", B(six).tcp(443), Zone::inside, Zone::outside,
       open},
      {"nobody uses theirs", "corporate", B(six).tcp(443), Zone::outside, Zone::inside, closed},
      {"nor may they use everything", "corporate", B(six).tcp(22), Zone::inside, Zone::outside,
       closed},
      {"TLS crosses the perimeter", "coarse", B(six).tcp(443), Zone::outside, Zone::inside, open},
      {"SIP over TLS does", "coarse", B(six).tcp(5061), Zone::outside, Zone::inside, open},
      {"SIP in the clear does not", "coarse", B(six).udp(5060, 5060), Zone::outside, Zone::inside,
       closed},
      {"the web in the clear does not", "coarse", B(six).tcp(80), Zone::outside, Zone::inside,
       closed},
      {"a citizen's call", "e-government", B(six).udp(5060, 5060), Zone::outside, Zone::inside,
       open},
      {"a department's RADIUS", "e-government", B(six).udp(1000, 1812), Zone::vpn, Zone::inside,
       open},
      {"a citizen's RADIUS", "e-government", B(six).udp(1000, 1812), Zone::outside, Zone::inside,
       closed},
      {"a mobile node in an IPv4 network", "mobile-user", B(six).udp(1000, 4191), Zone::outside,
       Zone::inside, open},
      {"Diameter over SCTP", "mobile-user", B(six).sctp(3868), Zone::inside, Zone::outside, open},
      {"the web is not the mobile user's profile's", "mobile-user", B(six).tcp(443), Zone::outside,
       Zone::inside, closed},
      {"HoTI", "direct-e2e", B(six).mobility(1), Zone::outside, Zone::inside, open},
      {"CoT", "direct-e2e", B(six).mobility(4), Zone::inside, Zone::outside, open},
      {"HoTI from the vpn", "direct-e2e", B(six).mobility(1), Zone::vpn, Zone::inside, closed},
      {"a VPN of TLS", "public-safety", B(six).tcp(5556), Zone::outside, Zone::inside, open},
      {"OLSR on site", "public-safety", B(six).udp(698, 698), Zone::inside, Zone::inside, open},
      {"OLSR from the wide area", "public-safety", B(six).udp(698, 698), Zone::outside,
       Zone::inside, closed},
      {"profile strict opens nothing", "strict", B(six).tcp(443), Zone::inside, Zone::outside,
       closed},
      {"ESP needs no profile", "strict", B(six).esp(), Zone::outside, Zone::inside,
       "ipsec.allowed"},
  };
  for (const Crossing& row : rows) {
    DYNAMIC_SECTION(row.profile << ": " << row.says) {
      const auto configuration = load_text(
          "profiles = ['" + std::string(row.profile) +
          "']\n[[tunnel]]\nkind = '6in4'\nlocal = '9.0.0.2'\nremote = '8.0.0.1'\ninner = ['::/0']");
      const policy::Policy& policy = configuration.policy();
      const Bytes bytes = tunnelled(row.packet);
      CHECK(reason_of(bytes, arrival_at(policy::Hook::forward, row.from, row.to), policy) ==
            row.reason);
    }
  }
}

TEST_CASE("all that links of an ad-hoc network hear is open on site") {
  const auto configuration = load_text(
      "profiles = ['public-safety']\n[site]\ninside = ['2600:2::/32']\n"
      "[[tunnel]]\nkind = '6in4'\nlocal = '9.0.0.2'\nremote = '8.0.0.1'\ninner = ['::/0']");
  const policy::Policy& policy = configuration.policy();
  const Bytes hello = tunnelled(ipv6("fe80::1", "ff02::6d").udp(698, 698));
  CHECK(reason_of(hello, arrival_at(policy::Hook::input, Zone::inside), policy) ==
        "service.allowed");
  CHECK(reason_of(hello, arrival_at(policy::Hook::input, Zone::outside), policy) ==
        "service.closed");
}

}  // namespace

}  // namespace sixgate::test
