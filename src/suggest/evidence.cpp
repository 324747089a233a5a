// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/evidence.hpp"

#include <array>
#include <cmath>
#include <ctime>

#include "report/words.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::suggest {

namespace {

/// `2026-11-26 18:01`; empty where it is no time.
std::string minute_of(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e11) return {};
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  if (::localtime_r(&time, &parts) == nullptr) return {};
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts)};
}

}  // namespace

std::string evidence_of(const report::Seen& seen, const report::Place& last,
                        policy::Reason reason) {
  std::string text =
      count_of(seen.packets, "packet") + " since " + minute_of(seen.first) + ", last";
  if (last.hook) {
    const auto name = [](const std::string& one) { return one.empty() ? "-" : one; };
    text += " on " + std::string(policy::name_of(*last.hook)) + " " + name(last.in_name) + " > " +
            name(last.out_name);
  } else {
    text += " " + minute_of(seen.last);
  }
  text += ": " + std::string(policy::name_of(reason));
  if (seen.spared == 0) return text;
  return text + (seen.spared == seen.packets ? " (let pass)"
                                             : " (" + std::to_string(seen.spared) + " let pass)");
}

std::string way_of(wire::Address from, wire::Address to) {
  return report::word_for(from) + " > " + report::word_for(to);
}

std::string count_of(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string text_of(const wire::Prefix& prefix) { return std::string(wire::format(prefix).view()); }

}  // namespace sixgate::suggest
