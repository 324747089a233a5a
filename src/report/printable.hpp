// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sixgate::report {

/// The text as a terminal may be given it: every byte that is no printable ASCII becomes `\xNN`.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace sixgate::report
