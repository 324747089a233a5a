// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/told.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "report/members.hpp"
#include "sixgate/packet/encapsulation.hpp"

namespace sixgate::screen {

namespace {

using Json = nlohmann::ordered_json;

bool is_encapsulation(std::string_view word) {
  using packet::Encapsulation;
  // The one behind them, ESP, is mostly no tunnel that anybody can look into.
  for (auto number = static_cast<unsigned>(Encapsulation::none) + 1;
       number < static_cast<unsigned>(Encapsulation::esp); ++number) {
    if (packet::name_of(static_cast<Encapsulation>(number)) == word) return true;
  }
  return false;
}

/// Whether the headers are of more than one packet.
bool holds_tunnel(std::string_view layers) {
  std::size_t ip_headers = 0;
  while (!layers.empty()) {
    const std::size_t end = layers.find('/');
    const std::string_view word = layers.substr(0, end);
    if (is_encapsulation(word)) return true;
    if (word == "ipv4" || word == "ipv6") ++ip_headers;
    layers.remove_prefix(end == std::string_view::npos ? layers.size() : end + 1);
  }
  return ip_headers > 1;
}

/// The source and destination of the outermost header, `8.0.0.1>9.0.0.2`; empty without one.
std::string ends_of(const Json& verdict) {
  const auto outer = verdict.find("outer");
  if (outer != verdict.end() && outer->is_array() && !outer->empty() &&
      outer->front().is_string()) {
    return outer->front().get<std::string>();
  }
  const std::string source = report::text_in(verdict, "src");
  return source.empty() ? source : source + '>' + report::text_in(verdict, "dst");
}

}  // namespace

std::optional<Told> read_told(std::string_view line) {
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  if (object.contains("lost")) {
    const auto lost = report::number_in(object, "lost");
    if (!lost) return std::nullopt;
    return Told{.talker = {}, .tunnel = {}, .is_drop = false, .lost = *lost};
  }
  Told told;
  told.refusal = report::text_in(object, "error");
  if (!told.refusal.empty()) return told;
  const std::string verdict = report::text_in(object, "verdict");
  if (verdict.empty()) return std::nullopt;
  told.is_drop = verdict == "drop" || report::text_in(object, "would") == "drop";
  std::string ends = ends_of(object);
  const std::size_t way = ends.find('>');
  told.talker = ends.substr(0, way);
  std::string layers = report::text_in(object, "layers");
  if (way != std::string::npos && (object.contains("outer") || holds_tunnel(layers))) {
    ends.replace(way, 1, " > ");
    told.tunnel = Tunnel{.ends = std::move(ends), .layers = std::move(layers)};
  }
  return told;
}

}  // namespace sixgate::screen
