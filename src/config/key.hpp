// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "config/form.hpp"
#include "config/report.hpp"
#include "config/settings.hpp"
#include "config/words.hpp"

namespace sixgate::config {

/// One key of a section: its name, how it is read into the section's struct, and how it is written.
template <typename Section>
struct Key {
  std::string_view name;
  void (*read)(const Entry&, Section&, Report&);
  std::string (*write)(const Section&);
  const Mark& (*mark)(const Section&);

  /// What the rest of the section lacks for the key to mean anything; empty: nothing.
  std::string (*lacks)(const Section&);
};

namespace detail {

template <typename Section, typename T>
Section section_of(Setting<T> Section::*);

template <auto member>
using SectionOf = decltype(section_of(member));

/// Not deduced, so that a lambda may be given.
template <typename Section>
using Lacks = std::type_identity_t<std::string (*)(const Section&)>;

template <typename Section>
std::string lacks_nothing(const Section&) {
  return {};
}

}  // namespace detail

/// The row of a key that fills one member.
///
/// member  a pointer to a Setting of the section's struct
/// form    the Form of its type
template <auto member, const auto& form, typename Section = detail::SectionOf<member>>
constexpr Key<Section> key(std::string_view name,
                           detail::Lacks<Section> lacks = detail::lacks_nothing<Section>) {
  return {
      .name = name,
      .read =
          [](const Entry& entry, Section& section, Report& report) {
            auto& setting = section.*member;
            setting.mark.place = entry.value.place;
            const auto before = report.count();
            form.read(entry.value, setting.value, {entry.key, report});
            setting.mark.is_broken = report.count() > before;
          },
      .write = [](const Section& section) { return form.write((section.*member).value); },
      .mark = [](const Section& section) -> const Mark& { return (section.*member).mark; },
      .lacks = lacks,
  };
}

/// Reports a key that nobody knows.
///
/// where  `[site]`; empty for the top of the file
inline void report_unknown(const Entry& entry, std::string_view where,
                           std::span<const std::string> known, Report& report) {
  std::string message = "unknown key " + in_quotes(entry.key);
  if (!where.empty()) message += " in " + std::string(where);
  report.add(entry.place, message + suggest(entry.key, known));
}

/// Whether the entry is a table, or a list of them; reports it where it is none.
inline bool is_table(const Entry& entry, Report& report) {
  const bool is = entry.value.type == Value::Type::table;
  if (!is) Complaint{entry.key, report}.expected("a table, [" + entry.key + "]", entry.value);
  return is;
}

inline bool is_list_of_tables(const Entry& entry, Report& report) {
  const bool is = entry.value.type == Value::Type::list &&
                  std::ranges::all_of(entry.value.items, [](const Value& item) {
                    return item.type == Value::Type::table;
                  });
  if (!is) {
    Complaint{entry.key, report}.expected("a list of tables, [[" + entry.key + "]]", entry.value);
  }
  return is;
}

/// The key of that name; null where there is none.
template <typename Section, std::size_t size>
constexpr const Key<Section>* find_key(const std::array<Key<Section>, size>& keys,
                                       std::string_view name) {
  const auto found = std::ranges::find(keys, name, &Key<Section>::name);
  return found == keys.end() ? nullptr : &*found;
}

/// Reports the keys that the rest of their section makes meaningless.
template <typename Section, std::size_t size>
void report_useless(const Value& table, std::string_view where,
                    const std::array<Key<Section>, size>& keys, const Section& section,
                    Report& report) {
  for (const Entry& entry : table.entries) {
    const auto* const key = find_key(keys, entry.key);
    const std::string lacking = key == nullptr ? std::string{} : key->lacks(section);
    if (lacking.empty()) continue;
    report.add(entry.place,
               in_quotes(entry.key) + " in " + std::string(where) + " needs " + lacking);
  }
}

/// Reads a table by its keys.
///
/// where   as for report_unknown()
/// others  what else is known where the table is, for suggestions
template <typename Section, std::size_t size>
void read_keys(const Value& table, std::string_view where,
               const std::array<Key<Section>, size>& keys, Section& section, Report& report,
               const std::vector<std::string>& others = {}) {
  std::vector<std::string> known = others;
  for (const auto& key : keys) known.emplace_back(key.name);
  for (const Entry& entry : table.entries) {
    if (const auto* const key = find_key(keys, entry.key)) {
      key->read(entry, section, report);
    } else {
      report_unknown(entry, where, known, report);
    }
  }
  report_useless(table, where, keys, section, report);
}

}  // namespace sixgate::config
