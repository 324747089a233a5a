// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/esp.hpp"
#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Takes a wrapper off that says its content is not encrypted: it states where that begins, how
/// long the integrity check value is, and the next header that ESP's trailer must repeat.
constexpr std::optional<EspContent> take_wesp_content(wire::Cursor in) {
  constexpr std::uint32_t version_and_encrypted = 0xe0;
  constexpr std::size_t least_header = 4 + 8;
  const auto header = in.peek<4>();
  if (!header || (header->u8<3>() & version_and_encrypted) != 0) return std::nullopt;
  if (header->u8<1>() < least_header || !in.take(header->u8<1>())) return std::nullopt;
  const auto content = take_esp_content(in, EspForm{.vector = 0, .icv = header->u8<2>()});
  const bool agrees = content && content->next == static_cast<Protocol>(header->u8<0>());
  return agrees ? content : std::nullopt;
}

}  // namespace detail

/// Goes on with the chain of a layer behind a wrapped ESP header whose content is not encrypted.
/// RFC 5840 section 2.
///
/// in     at the WESP header, which layer.segment begins with
/// layer  gets wrapper and ESP as one ESP header into its chain, and what follows it
/// out    at the next transport header; nothing where the content is encrypted or not all here, or
///        the chain ends early
constexpr std::optional<wire::Cursor> look_through_wesp(const wire::Cursor& in, Layer& layer) {
  if (!in.is_complete() || in.is_open() || layer.chain.full()) return std::nullopt;
  const auto content = detail::take_wesp_content(in);
  if (!content) return std::nullopt;
  const auto length = static_cast<std::uint32_t>(content->bytes.offset() - in.offset());
  layer.chain.push({.kind = Protocol::esp, .offset = layer.segment.offset, .length = length});
  wire::Cursor transport = content->bytes;
  if (!read_chain(transport, static_cast<std::uint32_t>(content->next), false, layer)) {
    return std::nullopt;
  }
  return transport;
}

}  // namespace sixgate::packet
