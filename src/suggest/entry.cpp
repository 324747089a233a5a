// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/entry.hpp"

#include <algorithm>

#include "config/forms.hpp"
#include "config/words.hpp"
#include "report/json.hpp"

namespace sixgate::suggest {

namespace {

/// JSON's quoting replaces what is no UTF-8 and spells out what is no letter.
std::string in_one_line(std::string_view text) {
  const std::string quoted = report::quote(text);
  std::string line;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    const bool is_quote = quoted[i] == '\\' && (quoted[i + 1] == '"' || quoted[i + 1] == '\\');
    if (is_quote) ++i;
    line += quoted[i];
  }
  return line;
}

bool holds(const wire::Prefix& one, const wire::Prefix& other) {
  return one.length() <= other.length() && one.contains(other.address());
}

}  // namespace

std::string to_toml(const Entries& entries) {
  std::string text;
  for (const Entry& entry : entries) {
    if (!text.empty()) text += '\n';
    for (const std::string& remark : entry.remarks) text += "# " + in_one_line(remark) + "\n";
    const std::string_view mark = entry.is_offered ? "" : "#";
    if (!entry.header.empty()) text.append(mark).append(entry.header).append("\n");
    for (const Key& key : entry.keys) {
      text.append(mark).append(key.name).append(" = ").append(key.value).append("\n");
    }
  }
  return text;
}

bool can_be_named(std::string_view interface) {
  const bool is_plain = report::quote(interface) == "\"" + std::string(interface) + "\"";
  return is_plain && !interface.empty() &&
         interface.find_first_of(" *:/\"\\") == std::string_view::npos;
}

std::string list_of(const std::vector<wire::Prefix>& prefixes) {
  if (prefixes.empty()) return config::in_quotes("any");
  return config::write_list(prefixes, config::write_prefix);
}

std::string list_of(const std::vector<std::string>& interfaces) {
  return config::write_list(interfaces, config::in_quotes);
}

void add_prefix(std::vector<wire::Prefix>& prefixes, const wire::Prefix& more) {
  if (std::ranges::any_of(prefixes, [&](const auto& one) { return holds(one, more); })) return;
  std::erase_if(prefixes, [&](const auto& one) { return holds(more, one); });
  prefixes.push_back(more);
}

}  // namespace sixgate::suggest
