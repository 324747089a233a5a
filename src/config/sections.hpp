// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "config/document.hpp"
#include "config/report.hpp"
#include "config/settings.hpp"

namespace sixgate::config {

/// Reads every section of a file. What is no key of any, or has a wrong value, is reported.
void read_sections(const Value& top, Settings& settings, Report& report);

/// Writes every section with all of its keys as TOML, and behind each value where it comes from.
[[nodiscard]] std::string write_sections(const Settings& settings);

}  // namespace sixgate::config
