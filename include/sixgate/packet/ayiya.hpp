// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// In AYIYA: an operation that forwards, then the time, the sender's identity, whose length is a
/// power of two, and a signature. draft-massar-v6ops-ayiya-02 section 3.
constexpr std::optional<Inner> find_ip_in_ayiya(wire::Cursor in) {
  constexpr std::size_t fixed_part = 8;
  constexpr std::uint32_t forward = 1;
  constexpr std::uint32_t echo_request_and_forward = 3;
  const auto header = in.take<fixed_part>();
  if (!header) return std::nullopt;
  const std::size_t identity_length = std::size_t{1} << (header->u8<0>() >> 4);
  const std::size_t signature_length = std::size_t{header->u8<1>() >> 4} * 4;
  const std::uint32_t operation = header->u8<2>() & 0xf;
  if (operation != forward && operation != echo_request_and_forward) return std::nullopt;
  if (!in.take(identity_length + signature_length)) return std::nullopt;
  switch (static_cast<Protocol>(header->u8<3>())) {
    case Protocol::ipv4: return Inner{in, wire::Family::ipv4};
    case Protocol::ipv6: return Inner{in, wire::Family::ipv6};
    default: return std::nullopt;
  }
}

/// Whether the first bytes agree with each other: an identity of up to 64 bytes of a type that
/// exists, no hash and no signature or one of MD5's or SHA-1's length, a method that exists.
constexpr bool has_ayiya_signature(const wire::Cursor& in) {
  constexpr std::uint32_t longest_identity = 6;
  constexpr std::uint32_t last_identity_type = 4;
  constexpr std::uint32_t last_method = 2;
  const auto header = in.peek<4>();
  if (!header) return false;
  const std::uint32_t length_and_hash = header->u8<1>();
  return header->u8<0>() >> 4 <= longest_identity &&
         (header->u8<0>() & 0xf) <= last_identity_type &&
         (length_and_hash == 0x00 || length_and_hash == 0x41 || length_and_hash == 0x52) &&
         header->u8<2>() >> 4 <= last_method;
}

}  // namespace sixgate::packet
