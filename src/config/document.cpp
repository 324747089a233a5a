// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/document.hpp"

#include <algorithm>

#include <toml++/toml.h>

#include "config/words.hpp"

namespace sixgate::config {

namespace {

Place place_of(const toml::source_region& region) {
  return {.line = region.begin.line, .column = region.begin.column};
}

Value value_of(const toml::node& node) {
  Value value;
  value.place = place_of(node.source());
  if (const auto* const table = node.as_table()) {
    for (const auto& [key, child] : *table) {
      value.entries.push_back({std::string(key.str()), place_of(key.source()), value_of(child)});
    }
    std::ranges::stable_sort(value.entries, {}, &Entry::place);
  } else if (const auto* const list = node.as_array()) {
    value.type = Value::Type::list;
    for (const auto& item : *list) value.items.push_back(value_of(item));
  } else if (const auto* const text = node.as_string()) {
    value.type = Value::Type::text;
    value.text = text->get();
  } else if (const auto* const integer = node.as_integer()) {
    value.type = Value::Type::integer;
    value.number = integer->get();
  } else if (const auto* const boolean = node.as_boolean()) {
    value.type = Value::Type::boolean;
    value.number = boolean->get() ? 1 : 0;
  } else {
    value.type = node.is_floating_point() ? Value::Type::real : Value::Type::time;
  }
  return value;
}

}  // namespace

std::string describe(const Value& value) {
  switch (value.type) {
    case Value::Type::boolean: return value.number != 0 ? "the boolean true" : "the boolean false";
    case Value::Type::integer: return "the integer " + std::to_string(value.number);
    case Value::Type::real: return "a floating-point number";
    case Value::Type::text: return in_quotes(value.text);
    case Value::Type::time: return "a date or time";
    case Value::Type::list: return "a list";
    case Value::Type::table: return "a table";
  }
  return {};
}

Value parse_document(std::string_view text) {
  try {
    return value_of(toml::parse(text));
  } catch (const toml::parse_error& error) {
    throw SyntaxError(place_of(error.source()), std::string(error.description()));
  }
}

}  // namespace sixgate::config
