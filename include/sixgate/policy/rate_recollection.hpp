// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace sixgate::policy {

/// What memory knows of how much of its kind came before a packet.
struct RateRecollection {};

}  // namespace sixgate::policy
