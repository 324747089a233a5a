// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "config/checks.hpp"
#include "config/forms.hpp"
#include "config/profile.hpp"

namespace sixgate::config {

namespace {

const ProfileText* find_text(std::string_view name) {
  const auto texts = profile_texts();
  const auto found = std::ranges::find(texts, name, &ProfileText::name);
  return found == texts.end() ? nullptr : &*found;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const ProfileText& text : profile_texts()) names.emplace_back(text.name);
  return names;
}

/// Everything that the service says is said where the site's file names its profile.
void mark_as_chosen(Service& service, const Profile& profile) {
  const auto mark = [&profile](Mark& own) {
    if (!own.is_default()) own = {.place = profile.chosen_at, .profile = profile.name};
  };
  service.place = profile.chosen_at;
  mark(service.name.mark);
  mark(service.protocol.mark);
  mark(service.ports.mark);
  mark(service.from.mark);
  mark(service.to.mark);
  mark(service.group.mark);
  mark(service.helper.mark);
}

}  // namespace

void read_profiles(const Value& value, ProfileNames& into, const Complaint& complaint) {
  if (value.type != Value::Type::list) {
    return complaint.expected("a list of " + known_words(profile_texts()), value);
  }
  for (const Value& item : value.items) {
    const ProfileText* const text = item.type == Value::Type::text ? find_text(item.text) : nullptr;
    if (text == nullptr) {
      const auto near = suggest(item.text, profile_names());
      complaint.add(item.place, "expected " + known_words(profile_texts()) + ", found " +
                                    describe(item) + near);
    } else if (std::ranges::find(into.items, text->name) == into.items.end()) {
      into.add(text->name, item.place);
    }
  }
}

std::string write_profiles(const ProfileNames& profiles) {
  return write_list(profiles.items, in_quotes);
}

std::vector<Profile> choose_profiles(const ProfileNames& names) {
  std::vector<Profile> profiles;
  for (std::size_t i = 0; i < names.items.size(); ++i) {
    profiles.push_back(read_profile(*find_text(names.items[i])));
    profiles.back().chosen_at = names.places[i];
  }
  return profiles;
}

void check_roles(const Settings& settings, const std::vector<Profile>& profiles, Report& report) {
  const policy::Role role = settings.general.role.value;
  for (const Profile& profile : profiles) {
    if (!profile.role.value || *profile.role.value == role) continue;
    report.add(profile.chosen_at, "profiles: " + in_quotes(profile.name) + " is for role " +
                                      in_quotes(policy::name_of(*profile.role.value)) +
                                      ", and the role is " + in_quotes(policy::name_of(role)));
  }
}

void add_services(Settings& settings, const std::vector<Profile>& profiles) {
  const auto own_count = static_cast<std::ptrdiff_t>(settings.service.size());
  for (const Profile& profile : profiles) {
    for (Service service : profile.services) {
      const auto own_end = settings.service.begin() + own_count;
      const bool is_replaced = std::any_of(
          settings.service.begin(), own_end,
          [&service](const Service& own) { return own.name.value == service.name.value; });
      if (is_replaced) continue;
      mark_as_chosen(service, profile);
      settings.service.push_back(std::move(service));
    }
  }
}

}  // namespace sixgate::config
