// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <string_view>

#include "kernel/baseline.hpp"
#include "kernel/ruleset_text.hpp"

namespace sixgate::kernel::ruleset_text {

void Text::fill_suspended(std::string_view passes, std::string_view refuses) {
  for (const policy::Guarantee& guarantee : policy::guarantees) {
    if (guarantee.holds(ruleset_.policy)) continue;
    for (const std::string_view flaw : guarantee.flaws) {
      rule(std::string(flaw) + " " + std::string(refuses));
    }
    for (const std::string_view expression : guarantee.expressions) {
      rule(std::string(expression) + std::string(passes));
    }
  }
}

void Text::refuse_steered(const std::string& refuses, bool (*is_meant)(const policy::TrafficRow&)) {
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    if (!is_meant(row)) continue;
    for (const std::string& expression : steered_by(row)) rule(expression + " " + refuses);
  }
}

void Text::fill_told(const std::string& passes, const std::string& refuses) {
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    const bool is_name = row.traffic == policy::Traffic::discovery_names;
    if (!is_name || !policy::is_only_told(row.traffic, ruleset_.policy)) continue;
    refuse_steered(refuses, [](const policy::TrafficRow& other) {
      return other.is_by_port || other.traffic == policy::Traffic::teredo;
    });
    for (const std::string& expression : steered_by(row)) rule(expression + passes);
  }
}

void Text::fill_unjudged() {
  const WhenAbsent when_absent = ruleset_.when_absent;
  const std::string refuses =
      enforces() ? counted(dropped) + " drop" : counted(would_be_dropped) + " return";
  comment("when-absent = " + std::string(name_of(when_absent)) +
          (enforces() ? "" : "; monitor mode drops nothing"));
  open(unjudged_chain);
  rule(clear_pending());
  if (when_absent == WhenAbsent::open) {
    rule(counted(passed_open) + " return");
    return close();
  }
  if (when_absent == WhenAbsent::baseline) {
    const std::string passes = " " + counted(passed_baseline) + " return";
    fill_suspended(passes, refuses);
    for (const std::string_view expression : baseline) rule(std::string(expression) + passes);
    rule(std::string(ipv4_options.view()) + passes);
    if (ruleset_.conntrack) {
      refuse_steered(refuses, [](const policy::TrafficRow& row) { return row.is_by_port; });
      rule(std::string(no_tunnel.view()) + " " + std::string(established) + passes);
    }
    fill_told(passes, refuses);
  }
  rule(refuses);
  close();
}

}  // namespace sixgate::kernel::ruleset_text
