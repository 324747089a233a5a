// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace sixgate::report {

/// Members of what a gate told, which may be of another version: one that is of another type than
/// it should be is as if it were not there, and what is no object has none.

/// Empty where it has none.
[[nodiscard]] std::string text_in(const nlohmann::ordered_json& object, const char* member);

[[nodiscard]] std::optional<std::uint64_t> number_in(const nlohmann::ordered_json& object,
                                                     const char* member);

[[nodiscard]] std::optional<bool> truth_in(const nlohmann::ordered_json& object,
                                           const char* member);

/// Numbers by name, each given to `use` with its name.
template <typename Use>
void for_each_number(const nlohmann::ordered_json& object, const char* member, const Use& use) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_object()) return;
  for (const auto& [name, number] : found->items()) {
    if (number.is_number_unsigned()) use(name, number.template get<std::uint64_t>());
  }
}

}  // namespace sixgate::report
