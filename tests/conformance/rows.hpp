// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "conformance/row.hpp"

namespace sixgate::test::conformance {

// One file a source.
Rows address_rows();        ///< RFC 6890, RFC 4291, RFC 1122 and the registries of IANA
Rows fragment_rows();       ///< RFC 8200 4.5, RFC 7112, RFC 6946, RFC 6980, RFC 1858, RFC 3128
Rows icmpv4_rows();         ///< RFC 792, RFC 1812, RFC 6918
Rows ipv4_option_rows();    ///< RFC 7126
Rows mobility_rows();       ///< RFC 6275
Rows never_dropped_rows();  ///< what no default may ever drop
Rows rfc2529_rows();
Rows rfc3964_rows();
Rows rfc4380_rows();
Rows rfc4443_rows();
Rows rfc4861_rows();
Rows rfc4890_rows();
Rows rfc5214_rows();
Rows rfc5969_rows();
Rows rfc6092_rows();
Rows rfc8200_rows();
Rows rfc9288_rows();
Rows listener_rows();  ///< RFC 2710, RFC 3810, RFC 4286
Rows scenario_rows();  ///< the whitepaper's scenarios, by their profiles
Rows tunnel_rows();    ///< RFC 4213, RFC 4891, RFC 6169 and RFC 7123
Rows wire_rows();      ///< bytes that make no packet

/// A source by the name that the tests and captures give it.
struct Source {
  std::string_view name;
  Rows (*rows)();
};

inline constexpr std::array sources{
    Source{"addresses", address_rows},
    Source{"fragments", fragment_rows},
    Source{"ICMPv4", icmpv4_rows},
    Source{"IPv4 options", ipv4_option_rows},
    Source{"listeners", listener_rows},
    Source{"mobility", mobility_rows},
    Source{"never dropped", never_dropped_rows},
    Source{"RFC 2529", rfc2529_rows},
    Source{"RFC 3964", rfc3964_rows},
    Source{"RFC 4380", rfc4380_rows},
    Source{"RFC 4443", rfc4443_rows},
    Source{"RFC 4861", rfc4861_rows},
    Source{"RFC 4890", rfc4890_rows},
    Source{"RFC 5214", rfc5214_rows},
    Source{"RFC 5969", rfc5969_rows},
    Source{"RFC 6092", rfc6092_rows},
    Source{"RFC 8200", rfc8200_rows},
    Source{"RFC 9288", rfc9288_rows},
    Source{"scenarios", scenario_rows},
    Source{"tunnels", tunnel_rows},
    Source{"wire", wire_rows},
};

/// The rows of every source, made once.
const Rows& all_rows();

}  // namespace sixgate::test::conformance
