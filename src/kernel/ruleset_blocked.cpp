// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>

#include "kernel/ruleset_text.hpp"
#include "kernel/timed_sets.hpp"

namespace sixgate::kernel::ruleset_text {

void Text::declare_timed_sets() {
  for (const TimedSetRow* const set : timed_sets) {
    if (!set->comment.empty()) comment(set->comment);
    put("\tset " + std::string(set->name) + " {\n\t\ttype " + std::string(set->type) +
        "\n\t\tflags " + (set->is_dynamic ? "dynamic,timeout" : "timeout") +
        (set->seconds == 0 ? "" : "\n\t\ttimeout " + std::to_string(set->seconds) + "s") +
        (set->size == 0 ? "" : "\n\t\tsize " + std::to_string(set->size)) + "\n\t}\n");
  }
}

void Text::fill_blocked() {
  comment("A flood costs no queue. What is guaranteed has gone on before; what this machine sends");
  comment("does not come here.");
  open(blocked_chain);
  const std::string decided = " " + decides(policy::Reason::rate_blocked);
  rule("ip saddr @" + std::string(blocked_ipv4_set.name) + decided);
  rule("ip6 saddr @" + std::string(blocked_ipv6_set.name) + decided);
  close();
}

}  // namespace sixgate::kernel::ruleset_text
