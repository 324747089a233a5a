// SPDX-License-Identifier: GPL-2.0-or-later
#include <iterator>

#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

std::string mobility_name(std::uint32_t type) {
  constexpr const char* names[] = {"BRR", "HoTI", "CoTI", "HoT", "CoT", "BU", "BA", "BE"};
  return type < std::size(names) ? names[type] : "type-#" + decimal(type);
}

std::string binding_update_bits(std::uint32_t flags) {
  std::string letters;
  if ((flags & 0x80) != 0) letters += "A";
  if ((flags & 0x40) != 0) letters += "H";
  if ((flags & 0x20) != 0) letters += "L";
  if ((flags & 0x10) != 0) letters += "K";
  return letters.empty() ? "" : " " + letters;
}

}  // namespace

std::string words_of_routing(const Part& part, const Place&) {
  const Bytes& bytes = part.bytes;
  const std::uint32_t type = get8(bytes, 2);
  std::string words = "RT6 (len=" + decimal(get8(bytes, 1)) + ", type=" + decimal(type) +
                      (type == 0 ? " [Deprecated]" : "") + ", segleft=" + decimal(get8(bytes, 3));
  if (type != 0 && type != 2 && type != 4) return words + " (unknown type) (invalid)";
  if (type == 4)
    words += ", last-entry=" + decimal(get8(bytes, 4)) + ", tag=" + hex(get16(bytes, 6));
  for (std::size_t i = 0; i < get8(bytes, 1) / 2U; ++i) {
    words += ", [" + decimal(i) + "]" + address_at(bytes, 8 + 16 * i);
  }
  return words + ") ";
}

std::string words_of_fragment(const Part& part, const Place& place) {
  const std::uint32_t offset = get16(part.bytes, 2) & 0xfff8;
  const std::string words = "frag (" + decimal(offset) + "|" + decimal(place.rest - 8) + ")";
  return offset > 0 ? words : words + " ";
}

std::string words_of_ah(const Part& part, const Place&) {
  std::string words = "AH(spi=0x" + hex(get32(part.bytes, 4), 8) + ",seq=0x" +
                      hex(get32(part.bytes, 8)) + ",icv=0x";
  for (std::size_t i = 12; i < part.bytes.size(); ++i) words += hex(get8(part.bytes, i), 2);
  return words + "): ";
}

std::string words_of_esp(const Part& part, const Place& place) {
  return "ESP(spi=0x" + hex(get32(part.bytes, 0), 8) + ",seq=0x" + hex(get32(part.bytes, 4)) +
         "), length " + decimal(place.rest);
}

std::string words_of_mobility(const Part& part, const Place&) {
  const Bytes& bytes = part.bytes;
  const std::uint32_t type = get8(bytes, 2);
  const std::string words = "mobility: " + mobility_name(type);
  switch (type) {
    case 0:
    case 1:
    case 2: return words;
    case 3:
    case 4: return words + " nonce id=0x" + hex(get16(bytes, 6));
    case 5:
      return words + " seq#=" + decimal(get16(bytes, 6)) + binding_update_bits(get8(bytes, 8)) +
             " lifetime=" + decimal(get16(bytes, 10) * 4U);
    case 6:
      return words + " status=" + decimal(get8(bytes, 6)) +
             ((get8(bytes, 7) & 0x80) != 0 ? " K" : "") + " seq#=" + decimal(get16(bytes, 8)) +
             " lifetime=" + decimal(get16(bytes, 10) * 4U);
    case 7:
      return words + " status=" + decimal(get8(bytes, 6)) + " homeaddr " + address_at(bytes, 8);
    default: return words + " len=" + decimal(get8(bytes, 1));
  }
}

}  // namespace sixgate::test
