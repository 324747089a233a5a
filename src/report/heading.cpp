// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/heading.hpp"

#include <array>
#include <cmath>
#include <ctime>

#include "report/json.hpp"
#include "report/layers.hpp"

namespace sixgate::report {

namespace {

/// Times that a calendar has no four digits for stay seconds.
std::string date_of(double time) {
  constexpr double year_10000 = 253402300800;
  if (!(time >= 0 && time < year_10000)) return seconds(time);
  const auto microseconds = static_cast<std::uint64_t>(std::llround(time * 1e6));
  const auto whole = static_cast<std::time_t>(microseconds / 1000000);
  std::tm parts{};
  std::array<char, 64> text{};
  if (::gmtime_r(&whole, &parts) == nullptr) return seconds(time);
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
  const std::string fraction = std::to_string(microseconds % 1000000);
  return std::string(text.data(), size) + '.' + std::string(6 - fraction.size(), '0') + fraction +
         " UTC";
}

}  // namespace

std::string heading(std::uint64_t frame, double time) {
  return "frame " + std::to_string(frame) + ", " + date_of(time);
}

std::string heading(const packet::Packet& packet, const packet::Headers& headers) {
  const std::string path = layers(headers);
  std::string text = path.empty() ? "no IP header" : path;
  text += ", " + std::to_string(packet.length) + " bytes";
  if (packet.bytes.size() < packet.length) {
    text += ", " + std::to_string(packet.bytes.size()) + " of them here";
  }
  return text;
}

}  // namespace sixgate::report
