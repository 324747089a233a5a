// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/table_page.hpp"

#include <iomanip>
#include <iostream>

#include "report/joined.hpp"

namespace sixgate::command {

std::string posture_of(const kernel::TableContents& contents) {
  const auto installation = kernel::find_installation(contents);
  if (!installation) return "not noted: the table was loaded by other means";
  return "role " + installation->role + ", mode " + installation->mode + ", when-absent " +
         installation->when_absent;
}

void add_posture(report::JsonObject& object, const kernel::TableContents& contents) {
  const auto installation = kernel::find_installation(contents);
  if (!installation) return;
  object.text("role", installation->role)
      .text("mode", installation->mode)
      .text("when_absent", installation->when_absent);
}

std::string words_or(const std::vector<std::string>& words, std::string_view none) {
  return words.empty() ? std::string(none) : report::joined(words, " ");
}

bool counts_steered(const kernel::Counter& counter) { return counter.name.starts_with("steered."); }

bool counts_unjudged(const kernel::Counter& counter) {
  return counter.name.starts_with("unjudged.");
}

bool counts_decided(const kernel::Counter& counter) {
  return !counts_steered(counter) && !counts_unjudged(counter);
}

void print_counters(const std::vector<kernel::Counter>& counters, std::string_view heading) {
  std::cout << "\n     packets           bytes  " << heading << '\n';
  for (const auto& counter : counters) {
    std::cout << std::right << std::setw(12) << counter.packets << "  " << std::setw(14)
              << counter.bytes << "  " << counter.name << '\n';
  }
}

std::string json_of(const std::vector<kernel::Counter>& counters,
                    std::uint64_t kernel::Counter::*number) {
  report::JsonObject object;
  for (const auto& counter : counters) object.number(counter.name, counter.*number);
  return object.line();
}

}  // namespace sixgate::command
