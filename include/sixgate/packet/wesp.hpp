// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/esp.hpp"
#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// A wrapper whose content is not encrypted.
struct Wrapped {
  std::uint32_t wrapper_length;  ///< of the wrapper alone, bytes
  std::uint32_t esp_length;      ///< of the ESP header behind it with its initialization vector
  EspContent content;
};

/// Takes a wrapper off that says its content is not encrypted: it states where that begins, how
/// long the integrity check value is, and the next header that ESP's trailer must repeat.
constexpr std::optional<Wrapped> take_wrapper(wire::Cursor in) {
  constexpr std::uint32_t version_and_encrypted = 0xe0;
  constexpr std::uint32_t is_padded = 0x10;
  constexpr std::uint32_t esp_header = 8;
  const auto header = in.peek<4>();
  if (!header || (header->u8<3>() & version_and_encrypted) != 0) return std::nullopt;
  const std::uint32_t wrapper_length = (header->u8<3>() & is_padded) != 0 ? 8 : 4;
  const std::uint32_t length = header->u8<1>();
  if (length < wrapper_length + esp_header || !in.take(length)) return std::nullopt;
  const auto content = take_esp_content(in, EspForm{.vector = 0, .icv = header->u8<2>()});
  if (!content || content->next != static_cast<Protocol>(header->u8<0>())) return std::nullopt;
  return Wrapped{wrapper_length, length - wrapper_length, *content};
}

/// A header that was read to its end.
constexpr ExtensionHeader header_of(Protocol kind, std::uint32_t offset, std::uint32_t length) {
  return {.kind = kind, .offset = offset, .here = length, .length = length};
}

}  // namespace detail

/// Goes on with the chain of a layer behind a wrapped ESP header whose content is not encrypted.
/// RFC 5840 section 2.
///
/// in     at the WESP header, which layer.segment begins with
/// layer  gets the wrapper and ESP into its chain, and what follows them; where that can be read,
///        segment and payload are no longer the wrapper's
/// out    at the next transport header; nothing where the content is encrypted or not all here, or
///        the chain ends early
constexpr std::optional<wire::Cursor> look_through_wesp(const wire::Cursor& in, Layer& layer) {
  if (!in.is_complete() || in.is_open()) return std::nullopt;
  const auto wrapped = detail::take_wrapper(in);
  if (!wrapped || layer.chain.size() + 2 > max_extension_headers) return std::nullopt;
  const std::uint32_t offset = layer.segment.offset;
  layer.chain.push(detail::header_of(Protocol::wesp, offset, wrapped->wrapper_length));
  layer.chain.push(
      detail::header_of(Protocol::esp, offset + wrapped->wrapper_length, wrapped->esp_length));
  layer.segment = layer.payload = {};
  wire::Cursor transport = wrapped->content.bytes;
  if (!read_chain(transport, static_cast<std::uint32_t>(wrapped->content.next), false, layer)) {
    return std::nullopt;
  }
  return transport;
}

}  // namespace sixgate::packet
