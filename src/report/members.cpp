// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/members.hpp"

namespace sixgate::report {

std::string text_in(const nlohmann::ordered_json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::uint64_t> number_in(const nlohmann::ordered_json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  return found->get<std::uint64_t>();
}

std::optional<bool> truth_in(const nlohmann::ordered_json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_boolean()) return std::nullopt;
  return found->get<bool>();
}

}  // namespace sixgate::report
