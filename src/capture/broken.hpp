// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <stdexcept>

namespace sixgate::capture {

/// Why the bytes of a capture go no further. what() does not name the file.
class Broken : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace sixgate::capture
