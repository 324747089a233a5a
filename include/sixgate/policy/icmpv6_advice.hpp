// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace sixgate::policy {

/// What RFC 4890 advises a firewall to do with a message.
enum class Advice : std::uint8_t {
  must_not_drop,    ///< sections 4.3.1 and 4.4.1
  should_not_drop,  ///< sections 4.3.2 and 4.4.2
  drops_anyway,     ///< sections 4.3.3 and 4.4.3: other rules, or its receiver, see to it
  by_policy,        ///< sections 4.3.4 and 4.4.4: the site decides
  refuse,           ///< sections 4.3.5 and 4.4.5
};

/// The advice for a range of types, of some of their codes.
struct AdviceRow {
  std::uint8_t first_type;
  std::uint8_t last_type;
  std::uint8_t first_code;
  std::uint8_t last_code;
  Advice in_transit;  ///< to what goes on to another link; section 4.3
  Advice locally;     ///< to what is for this machine, or from it; section 4.4

  [[nodiscard]] constexpr bool covers(std::uint8_t type, std::uint8_t code) const {
    return type >= first_type && type <= last_type && code >= first_code && code <= last_code;
  }
};

namespace detail {

constexpr AdviceRow advise(std::uint8_t first_type, std::uint8_t last_type, Advice in_transit,
                           Advice locally) {
  return {first_type, last_type, 0, 255, in_transit, locally};
}

}  // namespace detail

/// Every type there is; the first row that covers a message counts. RFC 4890 knows types 154 to
/// 161, which were given away later, as informational ones that nobody has, and Parameter Problem's
/// codes from 3 on not at all: those are kept with its other errors.
inline constexpr std::array icmpv6_advice{
    detail::advise(0, 0, Advice::by_policy, Advice::by_policy),              // reserved
    detail::advise(1, 2, Advice::must_not_drop, Advice::must_not_drop),      // unreachable, too big
    AdviceRow{3, 3, 0, 0, Advice::must_not_drop, Advice::must_not_drop},     // hop limit exceeded
    detail::advise(3, 3, Advice::should_not_drop, Advice::should_not_drop),  // reassembly time
    AdviceRow{4, 4, 1, 2, Advice::must_not_drop, Advice::must_not_drop},  // unknown header, option
    detail::advise(4, 4, Advice::should_not_drop, Advice::should_not_drop),  // other problems
    detail::advise(5, 99, Advice::by_policy, Advice::by_policy),             // unallocated errors
    detail::advise(100, 101, Advice::refuse, Advice::refuse),                // experiments
    detail::advise(102, 126, Advice::by_policy, Advice::by_policy),          // unallocated errors
    detail::advise(127, 127, Advice::refuse, Advice::refuse),                // reserved
    detail::advise(128, 129, Advice::must_not_drop, Advice::must_not_drop),  // echo
    detail::advise(130, 136, Advice::drops_anyway, Advice::must_not_drop),  // listeners, neighbours
    detail::advise(137, 137, Advice::drops_anyway, Advice::by_policy),      // redirect
    detail::advise(138, 138, Advice::refuse, Advice::drops_anyway),         // router renumbering
    detail::advise(139, 140, Advice::refuse, Advice::by_policy),            // node information
    detail::advise(141, 143, Advice::drops_anyway, Advice::must_not_drop),  // inverse, listeners
    detail::advise(144, 147, Advice::should_not_drop, Advice::drops_anyway),  // home agents
    detail::advise(148, 149, Advice::drops_anyway, Advice::must_not_drop),    // certification paths
    detail::advise(150, 150, Advice::by_policy, Advice::drops_anyway),        // Seamoby
    detail::advise(151, 153, Advice::drops_anyway, Advice::must_not_drop),    // multicast routers
    detail::advise(154, 199, Advice::by_policy, Advice::refuse),
    detail::advise(200, 201, Advice::refuse, Advice::refuse),  // experiments
    detail::advise(202, 254, Advice::by_policy, Advice::refuse),
    detail::advise(255, 255, Advice::refuse, Advice::refuse),  // reserved
};

static_assert(
    [] {
      for (unsigned number = 0; number < 256; ++number) {
        const auto type = static_cast<std::uint8_t>(number);
        if (std::ranges::none_of(icmpv6_advice, [type](const AdviceRow& row) {
              return row.covers(type, 0) && row.covers(type, 255);
            })) {
          return false;
        }
      }
      return true;
    }(),
    "a type has no advice for all of its codes");

/// The advice for a message by its type and code.
constexpr const AdviceRow& find_advice(std::uint8_t type, std::uint8_t code) {
  return *std::ranges::find_if(icmpv6_advice,
                               [&](const AdviceRow& row) { return row.covers(type, code); });
}

}  // namespace sixgate::policy
