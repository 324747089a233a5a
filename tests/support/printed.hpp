// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace sixgate::test {

/// A printed configuration without what says where its values come from.
std::string without_comments(const std::string& printed);

}  // namespace sixgate::test
