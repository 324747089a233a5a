// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/report.hpp"
#include "config/settings.hpp"
#include "config/words.hpp"

namespace sixgate::config {

/// Where a value's problems go, under the name of its key.
struct Complaint {
  std::string_view key;
  Report& report;

  void add(Place place, const std::string& message) const {
    report.add(place, std::string(key) + ": " + message);
  }

  /// The value is not what is expected, say `a list of prefixes`.
  void expected(std::string_view what, const Value& found) const {
    add(found.place, "expected " + std::string(what) + ", found " + describe(found));
  }
};

/// How values of one type stand in a file.
template <typename T>
struct Form {
  /// Reads a value. What it does not understand it leaves out, and complains.
  void (*read)(const Value& value, T& into, const Complaint& complaint);

  /// Writes what read() takes, as TOML.
  std::string (*write)(const T& value);
};

/// One word of an enumeration, as the configuration spells it.
template <typename E>
struct Word {
  E value;
  std::string_view name;
};

/// All words of the enumerations that name themselves.
template <typename E, std::size_t size>
constexpr std::array<Word<E>, size> words_of(const std::array<E, size>& values) {
  std::array<Word<E>, size> words{};
  for (std::size_t i = 0; i < size; ++i) words[i] = {values[i], name_of(values[i])};
  return words;
}

/// `"a", "b" or "c"`
template <typename Words>
std::string known_words(const Words& words) {
  std::vector<std::string> names;
  for (const auto& word : words) names.push_back(in_quotes(word.name));
  return join_with_or(names);
}

/// The row of the word that the value is; null where it is none.
template <typename Words>
const auto* find_word(const Words& words, const Value& value) {
  const auto found = std::ranges::find_if(words, [&value](const auto& word) {
    return value.type == Value::Type::text && value.text == word.name;
  });
  return found == words.end() ? nullptr : &*found;
}

template <typename Words, typename E>
std::string write_word(const Words& words, E value) {
  const auto found =
      std::ranges::find_if(words, [value](const auto& word) { return word.value == value; });
  return in_quotes(found == words.end() ? std::string_view{} : found->name);
}

/// `["a", "b"]`
template <typename T, typename Write>
std::string write_list(const std::vector<T>& items, Write write) {
  std::string text;
  for (const T& item : items) text += (text.empty() ? "" : ", ") + std::string(write(item));
  return "[" + text + "]";
}

/// One word of `words`, an array of Word<E>, for an E or a std::optional<E>.
template <const auto& words, typename T>
constexpr Form<T> word_form{
    .read =
        [](const Value& value, T& into, const Complaint& complaint) {
          const auto* const word = find_word(words, value);
          if (word == nullptr) return complaint.expected(known_words(words), value);
          into = word->value;
        },
    .write = [](const T& value) { return write_word(words, value); },
};

/// `true` or `false`.
inline constexpr Form<bool> boolean_form{
    .read =
        [](const Value& value, bool& into, const Complaint& complaint) {
          if (value.type != Value::Type::boolean) return complaint.expected("true or false", value);
          into = value.number != 0;
        },
    .write = [](const bool& value) { return std::string(value ? "true" : "false"); },
};

/// A list of words.
template <const auto& words, typename E>
constexpr Form<std::vector<E>> word_list_form{
    .read =
        [](const Value& value, std::vector<E>& into, const Complaint& complaint) {
          if (value.type != Value::Type::list) {
            return complaint.expected("a list of " + known_words(words), value);
          }
          for (const Value& item : value.items) {
            const auto* const word = find_word(words, item);
            if (word == nullptr) {
              complaint.expected(known_words(words), item);
            } else {
              into.push_back(word->value);
            }
          }
        },
    .write =
        [](const std::vector<E>& values) {
          return write_list(values, [](E value) { return write_word(words, value); });
        },
};

/// An integer between two others, both included.
template <typename T, std::int64_t least, std::int64_t most>
constexpr Form<T> integer_form{
    .read =
        [](const Value& value, T& into, const Complaint& complaint) {
          const bool fits =
              value.type == Value::Type::integer && value.number >= least && value.number <= most;
          if (!fits) {
            return complaint.expected(
                "an integer from " + std::to_string(least) + " to " + std::to_string(most), value);
          }
          into = static_cast<T>(value.number);
        },
    .write = [](const T& value) { return std::to_string(value); },
};

}  // namespace sixgate::config
