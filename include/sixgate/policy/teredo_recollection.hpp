// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace sixgate::policy {

/// What memory knows of the client and the peer of a Teredo packet.
struct TeredoRecollection {};

}  // namespace sixgate::policy
