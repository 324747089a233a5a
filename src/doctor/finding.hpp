// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::doctor {

/// What a finding means for sixgate, from nothing to everything.
enum class Severity : std::uint8_t {
  ok,
  note,     ///< good to know
  warning,  ///< something overrules sixgate, or keeps traffic from it
  blocker,  ///< the gate cannot work
};

constexpr std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::ok: return "ok";
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::blocker: return "blocker";
  }
  return {};
}

struct Finding {
  Severity severity = Severity::ok;
  std::string what;          ///< is found, and what follows from it
  std::string mend{};        ///< what to do; empty where nothing need be done
  std::string_view check{};  ///< that found it; filled in by examine()
};

using Findings = std::vector<Finding>;

}  // namespace sixgate::doctor
