// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate::test;
using sixgate::policy::Protection;
using B = PacketBuilder;

namespace {

const PacketBuilder six = ipv6("2600:1::1", "2600:2::1").tcp(443);
const PacketBuilder outer = ipv4("8.0.0.1", "9.0.0.2");

Site site() {
  return Site()
      .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
      .protect(Protection::ipsec)
      .tunnel("l2tp", {"9.0.0.2"}, {"8.0.0.1"})
      .protect(Protection::ipsec)
      .tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"})
      .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
      .open_everything();
}

}  // namespace

TEST_CASE("tunnel.unprotected (RFC 4891 5.1)", "[policy]") {
  check({{"into us in clear", B(outer).carries(six), drop("tunnel.unprotected")},
         {"from us in clear", ipv4("9.0.0.2", "8.0.0.1").carries(six), drop("tunnel.unprotected")},
         {"forwarded in clear", B(outer).carries(six), drop("tunnel.unprotected"), forwarded},
         {"inside ESP that can be read", B(outer).esp_null({}).carries(six),
          accept("service.allowed", 1)},
         {"inside AH", B(outer).ah().carries(six), accept("service.allowed", 1)},
         {"inside AH in tunnel mode", B(outer).ah().carries(B(outer).carries(six)),
          accept("service.allowed", 2)},
         {"inside ESP that cannot", B(outer).esp(), accept("default.native")},
         {"L2TP in clear", B(outer).udp(1701, 1701).holds(l2tp_v2({}, ppp(six))),
          drop("tunnel.unprotected")},
         {"L2TP that nobody here can open", B(outer).udp(1701, 1701).payload(20),
          drop("tunnel.unprotected")},
         {"L2TP inside ESP", B(outer).esp_null({}).udp(1701, 1701).holds(l2tp_v2({}, ppp(six))),
          accept("service.allowed", 1)},
         {"a tunnel that asks for nothing", B(outer).gre(six), accept("service.allowed", 1)},
         {"what is no tunnel's", B(outer).tcp(443), accept("default.native")}},
        site());
}

TEST_CASE("a tunnel whose IPsec ends here shows in clear at its own hooks", "[policy]") {
  check({{"deciphered before it is read", B(outer).carries(six), accept("service.allowed", 1),
          received},
         {"enciphered after it was read", ipv4("9.0.0.2", "8.0.0.1").carries(six),
          accept("default.tunnelled", 1), sent}},
        site());
}

TEST_CASE("tunnel.unprotected inside another tunnel", "[policy]") {
  const Site inside = Site()
                          .tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"})
                          .tunnel("6in4", {"9.0.0.3"}, {"8.0.0.3"})
                          .protect(Protection::ipsec)
                          .open_everything();
  const PacketBuilder protects = ipv4("8.0.0.3", "9.0.0.3");
  check({{"in clear", B(outer).gre(B(protects).carries(six)), drop("tunnel.unprotected", 1)},
         {"in clear where the outer one ends", B(outer).gre(B(protects).carries(six)),
          drop("tunnel.unprotected", 1), received},
         {"inside AH", B(outer).gre(B(protects).ah().carries(six)), accept("service.allowed", 2)}},
        inside);
}
