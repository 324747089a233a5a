// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/difference.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "differential/table.hpp"

namespace sixgate::differential {

namespace {

std::string value_of(const Words& words, const std::string& name) {
  const auto found = words.find(name);
  return found == words.end() ? std::string{} : found->second;
}

/// How one reader goes on: `gre>ip>gtp>ip`.
std::string rest_of(std::span<const Header> headers) {
  std::string text;
  for (const Header& header : headers) {
    for (const std::string& word : {header.way, header.family}) {
      if (!word.empty()) text += (text.empty() ? "" : ">") + word;
    }
  }
  return text;
}

bool begin_alike(const Header& theirs, const Header& ours) {
  return theirs.way == ours.way && (theirs.family == ours.family || ours.family == untold);
}

/// Whether a word of a header that we read up to a fault is what the dissector's begins with. The
/// transport is then the number at which we stopped.
bool is_less(const std::string& name, const std::string& theirs, const std::string& ours) {
  return ours.empty() || name == "transport" || (name == "chain" && theirs.starts_with(ours));
}

class Comparison {
 public:
  Comparison(const Reading& theirs, const Reading& ours, Compared& compared)
      : theirs_(theirs), ours_(ours), compared_(compared) {}

  std::vector<Difference> differences() && {
    const std::size_t shared = compare_headers();
    const bool goes_on = shared < theirs_.headers.size() && !is_at_fault();
    ++compared_["headers"];
    if (shared < ours_.headers.size() || goes_on) {
      const std::span theirs(theirs_.headers);
      const std::span ours(ours_.headers);
      const std::string rest = rest_of(ours.subspan(shared));
      add("headers", rest_of(theirs.subspan(shared)), rest.empty() ? ours_.end : rest);
    }
    compare_whole(shared < theirs_.headers.size() || is_at_fault());
    compare_faults();
    return std::move(differences_);
  }

 private:
  [[nodiscard]] bool is_at_fault() const { return ours_.partial > 0; }

  /// How many headers both see.
  std::size_t compare_headers() {
    const std::size_t most = std::min(theirs_.headers.size(), ours_.headers.size());
    for (std::size_t i = 0; i < most; ++i) {
      if (!begin_alike(theirs_.headers[i], ours_.headers[i])) return i;
      const bool is_partial = is_at_fault() && i + 1 == ours_.headers.size();
      compare_words(theirs_.headers[i].words, ours_.headers[i].words, is_partial);
    }
    return most;
  }

  void compare_words(const Words& theirs, const Words& ours, bool is_partial) {
    std::set<std::string> names;
    for (const auto& [name, value] : theirs) names.insert(name);
    for (const auto& [name, value] : ours) names.insert(name);
    for (const std::string& name : names) {
      const std::string their_value = value_of(theirs, name);
      const std::string our_value = value_of(ours, name);
      if (their_value == untold || (is_partial && is_less(name, their_value, our_value))) continue;
      compare_value(name, their_value, our_value);
    }
  }

  void compare_value(const std::string& name, const std::string& theirs, const std::string& ours) {
    ++compared_[name];
    if (theirs != ours) add(name, theirs, ours);
  }

  /// More of them in headers that we have not read is no difference of its own.
  void compare_whole(bool is_shorter) {
    for (const char* name : {"options", "discovery-options", "teredo"}) {
      const std::string theirs = value_of(theirs_.words, name);
      const std::string ours = value_of(ours_.words, name);
      if (theirs.empty() && ours.empty()) continue;
      if (is_shorter && theirs.starts_with(ours)) continue;
      compare_value(name, theirs, ours);
    }
  }

  void compare_faults() {
    ++compared_["fault"];
    if (theirs_.faults.empty() && ours_.faults.empty()) return;
    const std::vector<std::string> named = split(theirs_.faults, ',');
    if (std::ranges::find(named, ours_.faults) != named.end()) return;
    add("fault", theirs_.faults, ours_.faults);
  }

  void add(const std::string& what, const std::string& theirs, const std::string& ours) {
    differences_.push_back({what, theirs, ours});
  }

  const Reading& theirs_;
  const Reading& ours_;
  Compared& compared_;
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> compare(const Reading& theirs, const Reading& ours, Compared& compared) {
  return Comparison(theirs, ours, compared).differences();
}

}  // namespace sixgate::differential
