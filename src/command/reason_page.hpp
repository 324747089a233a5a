// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>

#include "config/configuration.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::command {

/// Prints all there is to say of a reason: its sentence, its law, its action in force and what set
/// it, what brings its packets, how to change it.
void print_reason(std::ostream& out, const policy::CatalogueRow& row,
                  const config::Configuration& configuration);

}  // namespace sixgate::command
