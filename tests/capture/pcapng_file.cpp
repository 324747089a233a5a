// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/pcapng_file.hpp"

namespace sixgate::test {

PcapngFile& PcapngFile::section(Order order) {
  order_ = order;
  Bytes body;
  put32(body, 0x1a2b3c4d);
  put16(body, 1);  // version 1.0
  put16(body, 0);
  body.insert(body.end(), 8, 0xff);  // the section's length is not given
  return block(0x0a0d0d0a, body);
}

PcapngFile& PcapngFile::interface(std::uint32_t link_type, std::uint32_t snapshot_length,
                                  Bytes options) {
  Bytes body;
  put16(body, link_type);
  put16(body, 0);
  put32(body, snapshot_length);
  body.insert(body.end(), options.begin(), options.end());
  return block(1, body);
}

PcapngFile& PcapngFile::packet(std::uint32_t interface, const Bytes& bytes, std::size_t length,
                               std::uint64_t time) {
  Bytes body;
  put32(body, interface);
  put32(body, time >> 32);
  put32(body, time & 0xffffffff);
  put32(body, bytes.size());
  put32(body, length == 0 ? bytes.size() : length);
  body.insert(body.end(), bytes.begin(), bytes.end());
  return block(6, body);
}

PcapngFile& PcapngFile::old_packet(std::uint32_t interface, const Bytes& bytes) {
  Bytes body;
  put16(body, interface);
  put16(body, 0);  // drops
  put32(body, 0);
  put32(body, 0);
  put32(body, bytes.size());
  put32(body, bytes.size());
  body.insert(body.end(), bytes.begin(), bytes.end());
  return block(2, body);
}

PcapngFile& PcapngFile::simple_packet(const Bytes& bytes, std::size_t length) {
  Bytes body;
  put32(body, length);
  body.insert(body.end(), bytes.begin(), bytes.end());
  return block(3, body);
}

PcapngFile& PcapngFile::block(std::uint32_t type, const Bytes& body,
                              std::optional<std::uint32_t> states,
                              std::optional<std::uint32_t> states_behind) {
  const std::size_t padding = (4 - body.size() % 4) % 4;
  const std::size_t length = 12 + body.size() + padding;
  put32(file_, type);
  put32(file_, states.value_or(static_cast<std::uint32_t>(length)));
  file_.insert(file_.end(), body.begin(), body.end());
  file_.insert(file_.end(), padding, 0);
  put32(file_, states_behind.value_or(static_cast<std::uint32_t>(length)));
  return *this;
}

void PcapngFile::put16(Bytes& bytes, std::size_t value) const {
  const auto high = static_cast<std::uint8_t>(value >> 8 & 0xff);
  const auto low = static_cast<std::uint8_t>(value & 0xff);
  bytes.push_back(order_ == Order::big_endian ? high : low);
  bytes.push_back(order_ == Order::big_endian ? low : high);
}

void PcapngFile::put32(Bytes& bytes, std::size_t value) const {
  put16(bytes, order_ == Order::big_endian ? value >> 16 : value & 0xffff);
  put16(bytes, order_ == Order::big_endian ? value & 0xffff : value >> 16);
}

}  // namespace sixgate::test
