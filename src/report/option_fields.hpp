// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

#include "report/field.hpp"
#include "report/names.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::report {

/// The options of an area: all of them under the one key `options` for JSON, each with a text of
/// its own, `router-alert(2)` with the length of its data. Equal ones without data in a row are
/// told once, with their count. No option, no field.
///
/// area  the options and nothing behind them
[[nodiscard]] Fields option_fields(const wire::Cursor& area, const packet::OptionLaw& law,
                                   std::span<const Name> names);

}  // namespace sixgate::report
