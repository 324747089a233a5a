// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/words_of_headers.hpp"

#include <cstdio>
#include <utility>

#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"

namespace sixgate::test {

Words always(std::string words) {
  return [words = std::move(words)](const Part&, const Place&) { return words; };
}

std::string decimal(std::size_t number) { return std::to_string(number); }

std::string hex(std::uint32_t number, int digits) {
  char buffer[9];
  std::snprintf(buffer, sizeof buffer, "%0*x", digits, number);
  return buffer;
}

std::string hex_dump(const Bytes& bytes) {
  std::string lines;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 16 == 0) lines += "\n\t0x" + hex(static_cast<std::uint32_t>(i), 4) + ": ";
    lines += (i % 2 == 0 ? " " : "") + hex(get8(bytes, i), 2);
  }
  return lines;
}

std::string address_at(const Bytes& bytes, std::size_t offset, std::size_t size) {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  for (std::size_t i = 0; i < size; ++i) {
    high = high << 8 | low >> 56;
    low = low << 8 | get8(bytes, offset + i);
  }
  const auto address = size == 4 ? wire::Address::ipv4(static_cast<std::uint32_t>(low))
                                 : wire::Address::ipv6(high, low);
  return std::string(wire::format(address).view());
}

std::string words_of_gre(const Part& part, const Place&) {
  const Bytes& bytes = part.bytes;
  const std::uint32_t flags = get16(bytes, 0);
  const std::uint32_t version = flags & 7;
  std::size_t at = 4;
  const auto next = [&] { return get32(bytes, std::exchange(at, at + 4)); };
  std::string words = "GREv" + decimal(version);
  if (version == 0 && (flags & 0xc000) != 0) words += ", off 0x" + hex(next() & 0xffff);
  if ((flags & 0x2000) != 0) {
    words += version == 0 ? ", key=0x" + hex(next()) : ", call " + decimal(next() & 0xffff);
  }
  const bool has_sequence = (flags & 0x1000) != 0;
  if (has_sequence) words += ", seq " + decimal(next());
  if (version == 1 && (flags & 0x0080) != 0) words += ", ack " + decimal(next());
  if (version == 0 && (flags & 0x4000) != 0) {
    const std::size_t size = get16(bytes, at + 2) & 0xff;
    words += ", (rtaf=ip";
    for (std::size_t i = 0; i < size; i += 4) {
      words += (i == 0 ? " *" : " ") + address_at(bytes, at + 4 + i, 4);
    }
    words += ")";
  }
  const std::string length = ", length " + decimal(bytes.size());
  if (version == 1 && !has_sequence) return words + ", no-payload" + length;
  const std::uint32_t type = get16(bytes, 2);
  const bool is_ppp_in_version_0 = version == 0 && type == 0x880b;
  const bool is_known = !part.inner.empty() && !is_ppp_in_version_0;
  return words + length + ": " + (is_known ? part.inner : "gre-proto-0x" + hex(type));
}

std::string words_of_unknown_protocol(const Part& part, const Place& place) {
  return " ip-proto-" + decimal(static_cast<std::size_t>(part.protocol)) + " " +
         decimal(place.rest);
}

}  // namespace sixgate::test
