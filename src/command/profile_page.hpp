// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "config/profile.hpp"

namespace sixgate::command {

/// Prints what a profile opens and does, each with the sentence that asks for it, to standard
/// output.
void print_profile(const config::Profile& profile);

/// The same as JSON, one object a service or action.
void print_profile_as_json(const config::Profile& profile);

}  // namespace sixgate::command
