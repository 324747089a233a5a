// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/difference.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "differential/table.hpp"

namespace sixgate::differential {

namespace {

/// Lists are told with one of these behind each item but the last.
char separator_of(const std::string& name) {
  if (name == "chain") return ';';
  return name == "options" || name == "discovery-options" ? ',' : '\0';
}

std::string joined(std::span<const std::string> parts, char separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

/// Takes off what two lists begin with alike, and hands out its last item.
std::string drop_common_beginning(std::string& theirs, std::string& ours, char separator) {
  const auto their_items = split(theirs, separator);
  const auto our_items = split(ours, separator);
  const auto differs = std::ranges::mismatch(their_items, our_items);
  theirs = joined(std::span(differs.in1, their_items.end()), separator);
  ours = joined(std::span(differs.in2, our_items.end()), separator);
  return differs.in1 == their_items.begin() ? std::string{} : *(differs.in1 - 1);
}

/// The name of a fault without where it is.
std::string_view name_of(std::string_view fault) {
  constexpr std::string_view quoted = "quoted ";
  if (fault.starts_with(quoted)) fault.remove_prefix(quoted.size());
  return fault.substr(0, fault.find(' '));
}

/// How one reader goes on: `gre>ip>gtp>ip`.
std::string rest_of(std::span<const Header> headers) {
  std::vector<std::string> words;
  for (const Header& header : headers) {
    for (const std::string& word : {header.way, header.family}) {
      if (!word.empty()) words.push_back(word);
    }
  }
  return joined(words, '>');
}

class Comparison {
 public:
  Comparison(const Reading& theirs, const Reading& ours, Compared& compared)
      : theirs_(theirs), ours_(ours), compared_(compared) {}

  std::vector<Difference> differences() && {
    compare_headers();
    for (const char* name : {"options", "discovery-options", "teredo"}) {
      compare_word("", name, value_of(theirs_.words, name), value_of(ours_.words, name),
                   {theirs_.end, ours_.end});
    }
    compare_faults();
    return std::move(differences_);
  }

 private:
  void compare_headers() {
    const std::size_t both = std::min(theirs_.headers.size(), ours_.headers.size());
    std::size_t shared = 0;
    for (; shared < both; ++shared) {
      const Header& theirs = theirs_.headers[shared];
      const Header& ours = ours_.headers[shared];
      if (theirs.way != ours.way || theirs.family != ours.family) break;
      is_quoted_ = is_quoted_ || theirs.way == "quoted" || theirs.way == "redirected";
      compare_words((is_quoted_ ? "quoted " : "") + theirs.family + " ", shared);
    }
    const std::string rest_of_theirs = rest_of(std::span(theirs_.headers).subspan(shared));
    const std::string rest_of_ours = rest_of(std::span(ours_.headers).subspan(shared));
    is_opened_ = rest_of_theirs.empty();
    ++compared_["headers"];
    if (rest_of_theirs.empty() && rest_of_ours.empty()) return;
    differences_.push_back({"headers", rest_of_theirs.empty() ? theirs_.end : rest_of_theirs,
                            rest_of_ours.empty() ? ours_.end : rest_of_ours});
  }

  static std::string end_of(const Reading& reading, std::size_t header) {
    return header + 1 < reading.headers.size() ? "-" : reading.end;
  }

  void compare_words(const std::string& of, std::size_t header) {
    const Words& theirs = theirs_.headers[header].words;
    const Words& ours = ours_.headers[header].words;
    std::set<std::string> names;
    for (const auto& [name, value] : theirs) names.insert(name);
    for (const auto& [name, value] : ours) names.insert(name);
    for (const std::string& name : names) {
      compare_word(of, name, value_of(theirs, name), value_of(ours, name),
                   {end_of(theirs_, header), end_of(ours_, header)});
    }
  }

  struct Ends {
    std::string theirs;
    std::string ours;
  };

  void compare_word(const std::string& of, const std::string& name, std::string theirs,
                    std::string ours, const Ends& ends) {
    if (theirs == untold || ours == untold || (theirs.empty() && ours.empty())) return;
    ++compared_[name];
    if (theirs == ours) return;
    std::string behind;
    if (const char separator = separator_of(name); separator != '\0') {
      const std::string last = drop_common_beginning(theirs, ours, separator);
      if (!last.empty()) behind = " behind " + last;
    }
    if (theirs.empty()) theirs = ends.theirs + behind;
    if (ours.empty()) ours = ends.ours + behind;
    if (ours == "unverified") ours += ": " + ends.ours;
    differences_.push_back({of + name, theirs, ours});
  }

  void compare_faults() {
    ++compared_["fault"];
    if (theirs_.faults.empty() && ours_.faults.empty()) return;
    const std::string_view fault = name_of(ours_.faults);
    for (const std::string& theirs : split(theirs_.faults, ',')) {
      if (!fault.empty() && name_of(theirs) == fault) return;
    }
    const bool is_cut = ours_.end.starts_with("cut");
    const std::string our_end = is_opened_ || is_cut ? ours_.end : "not opened";
    differences_.push_back({"fault", theirs_.faults.empty() ? theirs_.end : theirs_.faults,
                            ours_.faults.empty() ? our_end : ours_.faults});
  }

  const Reading& theirs_;
  const Reading& ours_;
  Compared& compared_;
  bool is_quoted_ = false;
  bool is_opened_ = false;  ///< we saw every header that they did
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> compare(const Reading& theirs, const Reading& ours, Compared& compared) {
  return Comparison(theirs, ours, compared).differences();
}

const Difference* find_headers(const std::vector<Difference>& differences) {
  const auto found = std::ranges::find(differences, "headers", &Difference::what);
  return found == differences.end() ? nullptr : &*found;
}

}  // namespace sixgate::differential
