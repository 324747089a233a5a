// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

std::string ports(const Part& part, const Place& place, bool with_addresses) {
  const std::string source = decimal(get16(part.bytes, 0));
  const std::string destination = decimal(get16(part.bytes, 2));
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
    default: return "unknown-" + decimal(kind);
  }
}

std::string tcp_option_value(const Bytes& bytes, std::size_t at) {
  switch (get8(bytes, at)) {
    case 2: return " " + decimal(get16(bytes, at + 2));
    case 3: return " " + decimal(get8(bytes, at + 2));
    case 8:
      return " val " + decimal(get32(bytes, at + 2)) + " ecr " + decimal(get32(bytes, at + 6));
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

}  // namespace

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
  if (length > 0 || (get8(bytes, 13) & 7) != 0) words += ", seq " + decimal(sequence);
  if (length > 0) words += ":" + decimal(static_cast<std::uint32_t>(sequence + length));
  if ((get8(bytes, 13) & 0x10) != 0) words += ", ack " + decimal(get32(bytes, 8));
  words += ", win " + decimal(get16(bytes, 14));
  if ((get8(bytes, 13) & 0x20) != 0) words += ", urg " + decimal(get16(bytes, 18));
  return words + tcp_options(bytes, header) + ", length " + decimal(length);
}

std::string words_of_udp(const Part& part, const Place& place) {
  const std::string words = ports(part, place, place.is_first);
  if (!part.inner.empty()) return words + part.inner;
  std::size_t length = get16(part.bytes, 4);
  if (length == 0) length = part.bytes.size();  // RFC 2675 section 4
  return words + "UDP, length " + decimal(length - 8);
}

std::string words_of_sctp(const Part& part, const Place& place) {
  const Bytes& bytes = part.bytes;
  std::string words = ports(part, place, true);
  words.erase(words.size() - 2);
  words += ": sctp";
  std::size_t number = 0;
  for (std::size_t at = 12; at < bytes.size();) {
    words += (number == 0 ? " (" : ", (") + decimal(number + 1) + ") ";
    if (get8(bytes, at) == 0) {
      words += "[DATA] (B)(E) [TSN: " + decimal(get32(bytes, at + 4)) +
               "] [SID: " + decimal(get16(bytes, at + 8)) + "] [SSEQ " +
               decimal(get16(bytes, at + 10)) + "] [PPID 0x" + hex(get32(bytes, at + 12)) + "] ";
    } else {
      words += "[INIT] [init tag: " + decimal(get32(bytes, at + 4)) +
               "] [rwnd: " + decimal(get32(bytes, at + 8)) +
               "] [OS: " + decimal(get16(bytes, at + 12)) +
               "] [MIS: " + decimal(get16(bytes, at + 14)) +
               "] [init TSN: " + decimal(get32(bytes, at + 16)) + "] ";
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
  return words + "Request (service=" + decimal(get32(part.bytes, 16)) + ") ";
}

}  // namespace sixgate::test
