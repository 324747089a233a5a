// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/heading.hpp"

#include <array>
#include <cmath>
#include <ctime>
#include <string_view>

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

std::string describe(const packet::Packet& packet, const packet::Headers& headers) {
  std::string text = std::to_string(packet.length) + " bytes";
  if (packet.bytes.size() < packet.length) {
    text += ", " + std::to_string(packet.bytes.size()) + " of them here";
  }
  const std::string path = layers(headers);
  return text + ", " + (path.empty() ? "no IP header" : path);
}

/// Broken behind slashes and spaces.
std::string wrap(std::string_view text) {
  constexpr std::size_t most_columns = 100;
  constexpr std::string_view indent = "  ";
  std::string out;
  std::size_t columns = most_columns;
  while (text.size() > columns) {
    const std::size_t end = text.find_last_of("/ ", columns - 1);
    if (end == std::string_view::npos) break;
    out.append(text.substr(0, end + 1)).append("\n").append(indent);
    text.remove_prefix(end + 1);
    columns = most_columns - indent.size();
  }
  return out.append(text);
}

}  // namespace

std::string heading(std::uint64_t frame, double time) {
  return "frame " + std::to_string(frame) + ", " + date_of(time);
}

std::string heading(const packet::Packet& packet, const packet::Headers& headers) {
  return wrap(describe(packet, headers));
}

std::string heading(std::uint64_t frame, double time, const packet::Packet& packet,
                    const packet::Headers& headers) {
  return wrap(heading(frame, time) + ", " + describe(packet, headers));
}

}  // namespace sixgate::report
