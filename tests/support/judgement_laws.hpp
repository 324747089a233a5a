// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "engine/judge.hpp"

namespace sixgate::test {

/// What holds of the judgement of any bytes.
///
/// out  the law that is broken, as a sentence; empty where none is
std::string_view broken_law(const engine::Judgement& judgement);

}  // namespace sixgate::test
