// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "command/options.hpp"

namespace sixgate::command {

/// --control, for subcommands that ask the running gate, and for the gate.
void add_control(boost::program_options::options_description& options);

/// Where to ask.
[[nodiscard]] std::filesystem::path control_of(const CommandLine& line);

/// The configuration by which to look at what runs. Where it is wrong as it is now, that is said,
/// and it is the defaults: a gate goes on by what it read before, and wants to be looked at most
/// then.
///
/// fails  WrongUsage
[[nodiscard]] config::Configuration configuration_to_look_by(const CommandLine& line);

/// The answer of the gate that listens there; nothing where none does.
///
/// longest  to wait for it
/// fails    std::system_error; kernel::Refused where what answers is no gate of this version, or refuses
[[nodiscard]] std::optional<nlohmann::ordered_json> ask_gate(
    const std::filesystem::path& path, const std::string& request,
    std::chrono::milliseconds longest = std::chrono::seconds(5));

}  // namespace sixgate::command
