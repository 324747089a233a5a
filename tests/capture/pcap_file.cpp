// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/pcap_file.hpp"

#include "support/byte_order.hpp"

namespace sixgate::test {

std::string pcap_file(std::uint32_t link_type, const std::vector<Record>& records) {
  std::vector<std::uint8_t> file;
  for (const std::uint32_t word : {0xa1b2c3d4U, 0x00020004U, 0U, 0U, 262144U, link_type}) {
    put32(file, word);
  }
  for (const Record& record : records) {
    const std::size_t length = record.length == 0 ? record.bytes.size() : record.length;
    put32(file, record.seconds);
    put32(file, record.microseconds);
    put32(file, static_cast<std::uint32_t>(record.bytes.size()));
    put32(file, static_cast<std::uint32_t>(length));
    file.insert(file.end(), record.bytes.begin(), record.bytes.end());
  }
  return {file.begin(), file.end()};
}

std::vector<std::uint8_t> ethernet(std::uint16_t type, const std::vector<std::uint8_t>& payload,
                                   const std::vector<std::uint16_t>& tags) {
  std::vector<std::uint8_t> frame(12, 0x02);
  for (const std::uint16_t tag : tags) {
    put16(frame, tag);
    put16(frame, 100);  // the VLAN
  }
  put16(frame, type);
  frame.insert(frame.end(), payload.begin(), payload.end());
  return frame;
}

}  // namespace sixgate::test
