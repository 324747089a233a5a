// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/choices.hpp"

#include <stdexcept>

#include "differential/table.hpp"

namespace sixgate::differential {

bool Choice::covers(const Difference& difference, const std::string& in_capture,
                    std::uint64_t in_frame) const {
  return std::regex_match(difference.what, what) && std::regex_match(difference.theirs, theirs) &&
         std::regex_match(difference.ours, ours) && std::regex_match(in_capture, capture) &&
         std::regex_match(std::to_string(in_frame), frame);
}

std::vector<Choice> load_choices(const std::string& path) {
  std::vector<Choice> choices;
  Table table(path);
  while (const auto row = table.next()) {
    const auto pattern = [&row](const char* name) { return std::regex(row->at(name)); };
    if (row->at("reason").empty()) throw std::runtime_error(path + ": a row gives no reason");
    choices.push_back({pattern("what"), pattern("theirs"), pattern("ours"), pattern("capture"),
                       pattern("frame"), row->at("reason")});
  }
  return choices;
}

}  // namespace sixgate::differential
