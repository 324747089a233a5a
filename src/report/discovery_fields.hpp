// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/field.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::report {

/// Whether a layer's message is of neighbour or listener discovery, of which all is told and no
/// payload is left.
[[nodiscard]] bool is_discovery(const packet::Layer& layer);

/// Targets, groups, flags, options, and what is wrong with the message.
///
/// message  from its type byte on, of a layer with is_discovery()
[[nodiscard]] Fields discovery_fields(const packet::Layer& layer, const wire::Cursor& message);

}  // namespace sixgate::report
