// SPDX-License-Identifier: GPL-2.0-or-later
#include <cerrno>
#include <fstream>
#include <ios>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include <system_error>

#include "config/checks.hpp"
#include "config/configuration.hpp"
#include "config/document.hpp"
#include "config/profile.hpp"
#include "config/sections.hpp"
#include "config/state.hpp"

namespace sixgate::config {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Unreadable("cannot read configuration " + file.string() + ": " + why);
}

std::string read_file(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) refuse(file, "it is a directory");
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, std::generic_category().message(errno));
  try {
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  } catch (const std::ios_base::failure&) {
    refuse(file, std::generic_category().message(errno));
  }
}

/// The default file, if there is one. One that cannot be looked at is left to read_file().
std::optional<std::filesystem::path> find_default_file() {
  std::error_code ignored;
  const auto status = std::filesystem::status(default_file, ignored);
  if (status.type() == std::filesystem::file_type::not_found) return std::nullopt;
  return default_file;
}

void override_with(const Overrides& overrides, General& general) {
  if (overrides.role) general.role = {.value = *overrides.role, .mark = {.option = "--role"}};
  if (overrides.monitor) {
    general.mode = {.value = policy::Mode::monitor, .mark = {.option = "--monitor"}};
  }
}

void settle(Settings& settings, Report& report) {
  const auto profiles = choose_profiles(settings.general.profiles.value);
  check_roles(settings, profiles, report);
  settle_actions(settings, profiles, report);
  check_zones(settings, report);
  check_discovery(settings, report);
  check_tunnels(settings, report);
  check_teredo(settings, report);
  check_services(settings, report);
  settle_enforcement(settings, report);
  add_services(settings, profiles);
}

/// fails  Invalid
Settings complete(Settings settings, const Overrides& overrides, Report report) {
  override_with(overrides, settings.general);
  settle(settings, report);
  if (report.count() > 0) throw Invalid(report.in_order());
  return settings;
}

}  // namespace

Configuration load_defaults(const Overrides& overrides) {
  return Configuration(std::make_unique<Configuration::State>(complete({}, overrides, Report(""))));
}

Configuration load(const std::optional<std::filesystem::path>& file, const Overrides& overrides) {
  const auto chosen = file ? file : find_default_file();
  if (!chosen) return load_defaults(overrides);
  Settings settings;
  settings.file = chosen->string();
  Report report(settings.file);
  read_sections(parse_document(read_file(*chosen), report), settings, report);
  return Configuration(std::make_unique<Configuration::State>(
      complete(std::move(settings), overrides, std::move(report))));
}

}  // namespace sixgate::config
