// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/choices.hpp"

#include <fnmatch.h>

#include <stdexcept>

#include "differential/table.hpp"

namespace sixgate::differential {

namespace {

bool matches(const std::string& pattern, const std::string& text) {
  return fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

}  // namespace

bool Choice::covers(const Difference& difference, const std::string& in_capture,
                    std::uint64_t in_frame) const {
  return matches(what, difference.what) && matches(theirs, difference.theirs) &&
         matches(ours, difference.ours) && matches(capture, in_capture) &&
         matches(frame, std::to_string(in_frame));
}

std::vector<Choice> load_choices(const std::string& path) {
  std::vector<Choice> choices;
  Table table(path);
  while (auto row = table.next()) {
    if ((*row)["reason"].empty()) throw std::runtime_error(path + ": a row gives no reason");
    choices.push_back({(*row)["what"], (*row)["theirs"], (*row)["ours"], (*row)["capture"],
                       (*row)["frame"], (*row)["reason"]});
  }
  return choices;
}

}  // namespace sixgate::differential
