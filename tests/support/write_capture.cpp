// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/write_capture.hpp"

#include <fstream>
#include <stdexcept>

#include "support/byte_order.hpp"

namespace sixgate::test {

namespace {

constexpr std::uint32_t magic = 0xa1b2c3d4;  // times in microseconds
constexpr std::uint32_t snapshot_length = 262144;

std::vector<std::uint8_t> framed(const std::vector<std::uint8_t>& packet, LinkType link_type) {
  if (link_type == LinkType::raw_ip) return packet;
  std::vector<std::uint8_t> frame{2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1};
  const bool is_ipv4 = !packet.empty() && packet[0] >> 4 == 4;
  put16(frame, is_ipv4 ? 0x0800 : 0x86dd);
  frame.insert(frame.end(), packet.begin(), packet.end());
  return frame;
}

}  // namespace

void write_capture(const std::string& path, const std::vector<std::vector<std::uint8_t>>& packets,
                   LinkType link_type, std::chrono::milliseconds between) {
  std::vector<std::uint8_t> file;
  put32(file, magic);
  put16(file, 2);  // version 2.4
  put16(file, 4);
  put32(file, 0);  // offset from UTC
  put32(file, 0);  // accuracy of times
  put32(file, snapshot_length);
  put32(file, static_cast<std::uint32_t>(link_type));
  std::uint64_t milliseconds = 0;
  for (const auto& packet : packets) {
    const auto frame = framed(packet, link_type);
    put32(file, static_cast<std::uint32_t>(milliseconds / 1000));
    put32(file, static_cast<std::uint32_t>(milliseconds % 1000 * 1000));
    put32(file, static_cast<std::uint32_t>(frame.size()));
    put32(file, static_cast<std::uint32_t>(frame.size()));
    file.insert(file.end(), frame.begin(), frame.end());
    milliseconds += static_cast<std::uint64_t>(between.count());
  }
  std::ofstream out(path, std::ios::binary);
  for (const std::uint8_t octet : file) out.put(static_cast<char>(octet));
  out.flush();
  if (!out) throw std::runtime_error("cannot write " + path);
}

}  // namespace sixgate::test
