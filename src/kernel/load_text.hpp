// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace sixgate::kernel {

/// Loads nft text in one transaction: all of it or nothing.
///
/// fails  Refused with nft's own first line
void load_text(const std::string& text);

/// Shows nft text to the kernel, which checks it and keeps nothing.
///
/// out  nft's own first line where the kernel refuses it; empty where it would take it
[[nodiscard]] std::string try_text(const std::string& text);

}  // namespace sixgate::kernel
