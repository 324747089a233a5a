// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/field.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::report {

// The options of an area: all of them under the one key `options` for JSON, each with a text of its
// own, `router-alert(2) 0`: the length of its data, and the data where they are one address or
// number. Equal ones without data in a row are told once, with their count. No option, no field.
//
// area  the options and nothing behind them

[[nodiscard]] Fields ipv4_option_fields(const wire::Cursor& area);
[[nodiscard]] Fields ipv6_option_fields(const wire::Cursor& area);
[[nodiscard]] Fields discovery_option_fields(const wire::Cursor& area);
[[nodiscard]] Fields mobility_option_fields(const wire::Cursor& area);

}  // namespace sixgate::report
