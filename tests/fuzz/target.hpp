// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sixgate/packet/fault.hpp"
#include "sixgate/wire/cursor.hpp"

/// What libFuzzer and replay_main.cpp call with one input after the other. Each target defines it;
/// it gives 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sixgate::fuzz {

using Bytes = std::vector<std::uint8_t>;

/// Ends the program where a law is broken.
///
/// broken  the law, as a sentence; empty where none is
void hold(std::string_view broken);

/// The same of one law.
void hold(bool holds, std::string_view law);

/// Holds that a part reaches over nothing that the whole does not.
void hold_part(const wire::Cursor& part, const wire::Cursor& whole);

/// Holds that what was read of bytes is at fault or cut, not both, and not cut where all is here.
template <typename Reading>
void hold_end(const Reading& reading, const wire::Cursor& of) {
  const bool is_cut = reading.cut != wire::Beyond::nothing;
  hold(!is_cut || reading.fault == packet::Fault::none, "what was read is at fault or cut");
  hold(!is_cut || !of.is_complete(), "what is all here is not cut");
}

/// Holds that what fewer bytes say is what more of them say.
template <typename Field>
void hold_beginning(const std::optional<Field>& fewer, const std::optional<Field>& more) {
  hold(!fewer || fewer == more, "a field that is here says what it says");
}
void hold_beginning(packet::Fault fewer, packet::Fault more);

/// A few lengths of beginnings of an input, always the same for the same input.
std::vector<std::size_t> prefixes_of(const Bytes& input);

/// The first bytes in a block of their exact size, so that an address sanitizer sees a read of one
/// byte more.
Bytes first(const Bytes& input, std::size_t count);

}  // namespace sixgate::fuzz
