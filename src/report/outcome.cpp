// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/outcome.hpp"

#include "sixgate/policy/catalogue.hpp"

namespace sixgate::report {

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::accept: return "accept";
    case Outcome::drop: return "drop";
    case Outcome::spared: return "spared";
    case Outcome::noted: return "noted";
    case Outcome::unknown: return "unknown";
  }
  return {};
}

Outcome decided_outcome(std::string_view name) {
  const auto reason = policy::find_reason(name);
  if (!reason) return Outcome::unknown;
  return policy::row_of(*reason).defaults ? Outcome::drop : Outcome::accept;
}

Outcome kernel_outcome(policy::Reason reason, policy::Action action, policy::Mode mode) {
  if (!policy::row_of(reason).defaults) return Outcome::accept;
  switch (action) {
    case policy::Action::accept: return Outcome::accept;
    case policy::Action::log: return Outcome::noted;
    case policy::Action::drop: break;
  }
  return mode == policy::Mode::monitor ? Outcome::spared : Outcome::drop;
}

}  // namespace sixgate::report
