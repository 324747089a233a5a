// SPDX-License-Identifier: GPL-2.0-or-later
#include <sstream>

#include "doctor/checks.hpp"
#include "doctor/owners.hpp"
#include "doctor/words.hpp"
#include "kernel/expressions.hpp"

namespace sixgate::doctor {

namespace {

using kernel::hexadecimal;

constexpr const char* other_bit = "choose a bit that nobody else uses with [kernel] mark";

/// The rule as `ip rule` shows it.
std::string text_of(const kernel::MarkRule& rule) {
  std::ostringstream text;
  text << "ip " << (rule.family == wire::Family::ipv4 ? "-4" : "-6") << " rule " << rule.preference
       << ": " << (rule.is_inverted ? "not " : "") << "fwmark 0x" << std::hex << rule.value;
  if (rule.mask != 0xffffffff) text << "/0x" << rule.mask;
  text << std::dec << " lookup " << rule.table;
  return text.str();
}

Finding find_in_rule(const kernel::MarkRule& rule, std::uint32_t pending) {
  if ((rule.value & rule.mask & pending) != 0) {
    return {.severity = Severity::warning,
            .what = text_of(rule) + " wants bit " + hexadecimal(pending) +
                    ", which is sixgate's pending bit: the gate takes it from every packet",
            .mend = other_bit};
  }
  return {.severity = Severity::note,
          .what = text_of(rule) + " looks at bit " + hexadecimal(pending) +
                  " too, sixgate's pending bit; that works, since it is never left on a packet "
                  "that goes on"};
}

}  // namespace

Findings check_mark(const kernel::Ruleset& ruleset, const Machine& machine) {
  const std::uint32_t pending = ruleset.kernel.mark;
  Findings findings;
  for (const auto& rule : machine.tables.rules) {
    if ((rule.sets_mark & pending) == 0) continue;
    findings.push_back({.severity = Severity::warning,
                        .what = place_of(rule) + " may set bit " + hexadecimal(pending) +
                                " of the mark, which is sixgate's pending bit: the gate takes it "
                                "from every packet",
                        .mend = other_bit});
  }
  for (const auto& rule : machine.mark_rules) {
    if ((rule.mask & pending) != 0) findings.push_back(find_in_rule(rule, pending));
  }
  return findings;
}

}  // namespace sixgate::doctor
