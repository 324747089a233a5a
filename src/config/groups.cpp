// SPDX-License-Identifier: GPL-2.0-or-later
#include <cerrno>
#include <string>
#include <vector>

#include <grp.h>

#include <system_error>

#include "config/forms.hpp"
#include "config/words.hpp"

namespace sixgate::config {

namespace {

constexpr std::string_view any = "any";

/// The id of a user group; nothing where there is none of that name.
///
/// error  an errno where the machine could not say
std::optional<std::uint32_t> find_group(const std::string& name, int& error) {
  std::vector<char> memory(1024);
  group entry{};
  group* found = nullptr;
  while ((error = getgrnam_r(name.c_str(), &entry, memory.data(), memory.size(), &found)) ==
         ERANGE) {
    memory.resize(memory.size() * 2);
  }
  if (found == nullptr) return std::nullopt;
  return found->gr_gid;
}

}  // namespace

void read_group(const Value& value, UserGroup& into, const Complaint& complaint) {
  if (value.type != Value::Type::text || value.text.empty()) {
    return complaint.expected("the name of a user group or \"any\"", value);
  }
  if (value.text == any) return;
  int error = 0;
  const auto id = find_group(value.text, error);
  if (!id) {
    const bool is_unknown = error == 0 || error == ENOENT || error == ESRCH;
    return complaint.add(
        value.place,
        in_quotes(value.text) +
            (is_unknown ? " is no user group of this machine"
                        : " cannot be looked up: " + std::generic_category().message(error)));
  }
  into = {.name = value.text, .id = *id};
}

std::string write_group(const UserGroup& group) {
  return in_quotes(group.name.empty() ? any : std::string_view(group.name));
}

}  // namespace sixgate::config
