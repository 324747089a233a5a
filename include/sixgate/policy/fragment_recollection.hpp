// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace sixgate::policy {

/// What memory knows of the trains that a packet's fragments are of.
struct FragmentRecollection {};

}  // namespace sixgate::policy
