// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "config/configuration.hpp"

namespace sixgate::command {

// Both draw one packet, judge it as `replay --all` does, and tell the verdict and all there is to
// say of its reason.

/// text   in hexadecimal digits, from the outermost IP header on; `-` is standard input
/// fails  WrongUsage where that is not so
void explain_hex(const std::string& text, const config::Configuration& configuration);

/// number  of the frame, from 1
/// fails   WrongUsage where the capture has no such frame or it carries no IP; capture::Unreadable
void explain_frame(const std::string& path, const std::string& number,
                   const config::Configuration& configuration);

}  // namespace sixgate::command
