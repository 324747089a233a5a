// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/words_of_headers.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <utility>

#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"

namespace sixgate::test {

namespace {

std::string text(std::size_t number) { return std::to_string(number); }

std::string ports(const Part& part, const Place& place, bool with_addresses) {
  const std::string source = text(get16(part.bytes, 0));
  const std::string destination = text(get16(part.bytes, 2));
  if (!with_addresses) return source + " > " + destination + ": ";
  return place.source + "." + source + " > " + place.destination + "." + destination + ": ";
}

std::string tcp_option_name(std::uint32_t kind) {
  switch (kind) {
    case 0: return "eol";
    case 1: return "nop";
    case 2: return "mss";
    case 3: return "wscale";
    case 4: return "sackOK";
    case 8: return "TS";
    default: return "unknown-" + text(kind);
  }
}

std::string tcp_option_value(const Bytes& bytes, std::size_t at) {
  switch (get8(bytes, at)) {
    case 2: return " " + text(get16(bytes, at + 2));
    case 3: return " " + text(get8(bytes, at + 2));
    case 8: return " val " + text(get32(bytes, at + 2)) + " ecr " + text(get32(bytes, at + 6));
    default: return "";
  }
}

std::string tcp_options(const Bytes& bytes, std::size_t end) {
  std::string words;
  for (std::size_t at = 20; at < end;) {
    const std::uint32_t kind = get8(bytes, at);
    words += (words.empty() ? "" : ",") + tcp_option_name(kind) + tcp_option_value(bytes, at);
    if (kind == 0) break;
    at += kind == 1 ? 1 : std::max(2U, get8(bytes, at + 1));
  }
  return words.empty() ? "" : ", options [" + words + "]";
}

std::string mobility_name(std::uint32_t type) {
  constexpr const char* names[] = {"BRR", "HoTI", "CoTI", "HoT", "CoT", "BU", "BA", "BE"};
  return type < std::size(names) ? names[type] : "type-#" + text(type);
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

Words always(std::string words) {
  return [words = std::move(words)](const Part&, const Place&) { return words; };
}

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

std::string words_of_routing(const Part& part, const Place&) {
  const Bytes& bytes = part.bytes;
  const std::uint32_t type = get8(bytes, 2);
  std::string words = "RT6 (len=" + text(get8(bytes, 1)) + ", type=" + text(type) +
                      (type == 0 ? " [Deprecated]" : "") + ", segleft=" + text(get8(bytes, 3));
  if (type != 0 && type != 2 && type != 4) return words + " (unknown type) (invalid)";
  if (type == 4) words += ", last-entry=" + text(get8(bytes, 4)) + ", tag=" + hex(get16(bytes, 6));
  for (std::size_t i = 0; i < get8(bytes, 1) / 2U; ++i) {
    words += ", [" + text(i) + "]" + address_at(bytes, 8 + 16 * i);
  }
  return words + ") ";
}

std::string words_of_fragment(const Part& part, const Place& place) {
  const std::uint32_t offset = get16(part.bytes, 2) & 0xfff8;
  const std::string words = "frag (" + text(offset) + "|" + text(place.rest - 8) + ")";
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
         "), length " + text(place.rest);
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
      return words + " seq#=" + text(get16(bytes, 6)) + binding_update_bits(get8(bytes, 8)) +
             " lifetime=" + text(get16(bytes, 10) * 4U);
    case 6:
      return words + " status=" + text(get8(bytes, 6)) +
             ((get8(bytes, 7) & 0x80) != 0 ? " K" : "") + " seq#=" + text(get16(bytes, 8)) +
             " lifetime=" + text(get16(bytes, 10) * 4U);
    case 7: return words + " status=" + text(get8(bytes, 6)) + " homeaddr " + address_at(bytes, 8);
    default: return words + " len=" + text(get8(bytes, 1));
  }
}

std::string words_of_tcp(const Part& part, const Place& place) {
  const Bytes& bytes = part.bytes;
  constexpr const char* letters = "FSRP.UEW";
  std::string flags;
  for (int bit = 0; bit < 8; ++bit) {
    if ((get8(bytes, 13) >> bit & 1) != 0) flags += letters[bit];
  }
  const std::size_t header = std::size_t{get8(bytes, 12)} / 16 * 4;
  const std::size_t length = bytes.size() < header ? 0 : bytes.size() - header;
  const std::uint32_t sequence = get32(bytes, 4);
  std::string words =
      ports(part, place, place.is_first) + "Flags [" + (flags.empty() ? "none" : flags) + "]";
  if (length > 0 || (get8(bytes, 13) & 7) != 0) words += ", seq " + text(sequence);
  if (length > 0) words += ":" + text(static_cast<std::uint32_t>(sequence + length));
  if ((get8(bytes, 13) & 0x10) != 0) words += ", ack " + text(get32(bytes, 8));
  words += ", win " + text(get16(bytes, 14));
  if ((get8(bytes, 13) & 0x20) != 0) words += ", urg " + text(get16(bytes, 18));
  return words + tcp_options(bytes, header) + ", length " + text(length);
}

std::string words_of_udp(const Part& part, const Place& place) {
  const std::string words = ports(part, place, place.is_first);
  if (!part.inner.empty()) return words + part.inner;
  std::size_t length = get16(part.bytes, 4);
  if (length == 0) length = part.bytes.size();  // RFC 2675 section 4
  return words + "UDP, length " + text(length - 8);
}

std::string words_of_sctp(const Part& part, const Place& place) {
  const Bytes& bytes = part.bytes;
  std::string words = ports(part, place, true);
  words.erase(words.size() - 2);
  words += ": sctp";
  std::size_t number = 0;
  for (std::size_t at = 12; at < bytes.size();) {
    words += (number == 0 ? " (" : ", (") + text(number + 1) + ") ";
    if (get8(bytes, at) == 0) {
      words += "[DATA] (B)(E) [TSN: " + text(get32(bytes, at + 4)) +
               "] [SID: " + text(get16(bytes, at + 8)) + "] [SSEQ " + text(get16(bytes, at + 10)) +
               "] [PPID 0x" + hex(get32(bytes, at + 12)) + "] ";
    } else {
      words += "[INIT] [init tag: " + text(get32(bytes, at + 4)) +
               "] [rwnd: " + text(get32(bytes, at + 8)) + "] [OS: " + text(get16(bytes, at + 12)) +
               "] [MIS: " + text(get16(bytes, at + 14)) +
               "] [init TSN: " + text(get32(bytes, at + 16)) + "] ";
    }
    at += std::max(4U, (get16(bytes, at + 2) + 3) / 4 * 4);
    ++number;
  }
  return words;
}

std::string words_of_dccp(const Part& part, const Place& place) {
  const std::string words = ports(part, place, true) + "DCCP DCCP-";
  const bool is_data = (get8(part.bytes, 8) >> 1 & 0xf) == 2;
  if (is_data) return words + "Data ";
  return words + "Request (service=" + text(get32(part.bytes, 16)) + ") ";
}

std::string words_of_gre(const Part& part, const Place&) {
  const Bytes& bytes = part.bytes;
  const std::uint32_t flags = get16(bytes, 0);
  const std::uint32_t version = flags & 7;
  std::size_t at = 4;
  const auto next = [&] { return get32(bytes, std::exchange(at, at + 4)); };
  std::string words = "GREv" + text(version);
  if (version == 0 && (flags & 0xc000) != 0) words += ", off 0x" + hex(next() & 0xffff);
  if ((flags & 0x2000) != 0) {
    words += version == 0 ? ", key=0x" + hex(next()) : ", call " + text(next() & 0xffff);
  }
  const bool has_sequence = (flags & 0x1000) != 0;
  if (has_sequence) words += ", seq " + text(next());
  if (version == 1 && (flags & 0x0080) != 0) words += ", ack " + text(next());
  if (version == 0 && (flags & 0x4000) != 0) {
    const std::size_t size = get16(bytes, at + 2) & 0xff;
    words += ", (rtaf=ip";
    for (std::size_t i = 0; i < size; i += 4) {
      words += (i == 0 ? " *" : " ") + address_at(bytes, at + 4 + i, 4);
    }
    words += ")";
  }
  const std::string length = ", length " + text(bytes.size());
  if (version == 1 && !has_sequence) return words + ", no-payload" + length;
  const std::uint32_t type = get16(bytes, 2);
  const bool is_ppp_in_version_0 = version == 0 && type == 0x880b;
  const bool is_known = !part.inner.empty() && !is_ppp_in_version_0;
  return words + length + ": " + (is_known ? part.inner : "gre-proto-0x" + hex(type));
}

std::string words_of_unknown_protocol(const Part& part, const Place& place) {
  return " ip-proto-" + text(static_cast<std::size_t>(part.protocol)) + " " + text(place.rest);
}

}  // namespace sixgate::test
