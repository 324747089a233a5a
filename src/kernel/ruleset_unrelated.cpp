// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/ruleset_text.hpp"
#include "kernel/timed_sets.hpp"

namespace sixgate::kernel::ruleset_text {

namespace {

/// Connection tracking has "invalid" for an error whose quotation is of no flow; while it does not
/// know the flows of a family yet, that says nothing.
std::string of_no_flow() {
  return " ct state invalid meta nfproto != @" + std::string(settling_set.name) + " ";
}

}  // namespace

// RFC 6092 REC-10; RFC 5508 section 4.2.1 has the same of a translator.
void Text::fill_unrelated(Hook hook) {
  if (!ruleset_.conntrack || hook == Hook::output) return;
  const policy::Reason reason = unrelated_reason();
  if (ruleset_.policy.action_of(reason) != Action::accept) {
    rule("# Errors of no flow");
    rule("icmpv6 type { destination-unreachable, time-exceeded, parameter-problem }" +
         of_no_flow() + decides(reason));
  }
  // In transit it is guaranteed: whom it is for may be reached by a way that is not seen here.
  if (hook != Hook::input) return;
  constexpr auto rate_reason = policy::Reason::rate_packet_too_big;
  const std::uint32_t limit = ruleset_.policy.rates.packet_too_big;
  if (limit == 0 || ruleset_.policy.action_of(rate_reason) == Action::accept) return;
  const std::string most = std::to_string(limit);
  const std::string burst = std::to_string(policy::burst_of(limit));
  rule("# Packet Too Big of no flow: so many a second pass");
  for (const std::string_view expression : policy::detail::packet_too_big_expressions) {
    rule(std::string(expression) + of_no_flow() + "limit rate over " + most + "/second burst " +
         burst + " packets " + decides(rate_reason));
  }
}

}  // namespace sixgate::kernel::ruleset_text
