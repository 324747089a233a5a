// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/read_sightings.hpp"

#include <optional>
#include <string>
#include <utility>

#include "report/members.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::suggest {

namespace {

using Json = nlohmann::ordered_json;
using report::text_in;

/// One entry cannot be read.
struct Unread {};

template <typename Number>
Number number_in(const Json& object, const char* key) {
  const std::uint64_t number = report::number_in(object, key).value_or(0);
  if (!std::in_range<Number>(number)) throw Unread();
  return static_cast<Number>(number);
}

double seconds_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

wire::Address address_in(const Json& object, const char* key) {
  const auto address = wire::parse_address(text_in(object, key));
  if (!address) throw Unread();
  return *address;
}

policy::Reason reason_in(const Json& object) {
  const auto reason = policy::find_reason(text_in(object, "reason"));
  if (!reason) throw Unread();
  return *reason;
}

packet::Encapsulation kind_in(const Json& object) {
  const std::string word = text_in(object, "kind");
  for (auto kind = packet::Encapsulation::ipv4_in_ipv4; kind <= packet::Encapsulation::esp;
       kind = static_cast<packet::Encapsulation>(static_cast<unsigned>(kind) + 1)) {
    if (word == packet::name_of(kind)) return kind;
  }
  throw Unread();
}

report::Seen seen_in(const Json& object) {
  return {.packets = number_in<std::uint64_t>(object, "packets"),
          .spared = number_in<std::uint64_t>(object, "spared"),
          .first = seconds_in(object, "first"),
          .last = seconds_in(object, "last")};
}

report::Place place_in(const Json& object) {
  report::Place place{
      .hook = {}, .in_name = text_in(object, "iif"), .out_name = text_in(object, "oif")};
  for (const policy::Hook hook : policy::all_hooks) {
    if (text_in(object, "hook") == policy::name_of(hook)) place.hook = hook;
  }
  return place;
}

report::Networks networks_in(const Json& object, const char* key) {
  std::vector<wire::Prefix> prefixes;
  for (const Json& text : object.value(key, Json::array())) {
    const auto prefix = wire::parse_prefix(text.is_string() ? text.get<std::string>() : "");
    if (prefix) prefixes.push_back(*prefix);
  }
  return {std::move(prefixes), report::truth_in(object, "more").value_or(false)};
}

report::TunnelWay way_in(const Json& object, const char* key) {
  const Json way = object.value(key, Json::object());
  return {.packets = number_in<std::uint64_t>(way, "packets"),
          .inner = networks_in(way, "inner"),
          .native = number_in<std::uint64_t>(way, "native"),
          .place = place_in(way)};
}

report::SeenTunnel read_tunnel(const Json& object) {
  return {.kind = kind_in(object),
          .source = address_in(object, "src"),
          .destination = address_in(object, "dst"),
          .port = number_in<std::uint16_t>(object, "port"),
          .reason = reason_in(object),
          .seen = seen_in(object),
          .forth = way_in(object, "forth"),
          .back = way_in(object, "back")};
}

report::SeenService read_service(const Json& object) {
  report::SeenService service{
      .protocol = static_cast<packet::Protocol>(number_in<std::uint8_t>(object, "protocol")),
      .port = {},
      .server = address_in(object, "server"),
      .reason = reason_in(object),
      .seen = seen_in(object),
      .answers = number_in<std::uint64_t>(object, "answers"),
      .clients = networks_in(object, "clients"),
      .place = place_in(object),
      .outer_from = wire::parse_address(text_in(object, "outer_src")),
      .outer_to = wire::parse_address(text_in(object, "outer_dst"))};
  if (object.contains("port")) service.port = number_in<std::uint16_t>(object, "port");
  return service;
}

report::SeenSource read_source(const Json& object) {
  const auto network = wire::parse_prefix(text_in(object, "network"));
  if (!network) throw Unread();
  return {.reason = reason_in(object),
          .network = *network,
          .seen = seen_in(object),
          .place = place_in(object)};
}

template <typename Entry>
std::vector<Entry> read_list(const Json& told, const char* key, Entry (*read)(const Json&)) {
  std::vector<Entry> entries;
  const auto list = told.find(key);
  if (list == told.end() || !list->is_array()) return entries;
  for (const Json& object : *list) {
    try {
      if (object.is_object()) entries.push_back(read(object));
    } catch (const Unread&) {  // of another version
    } catch (const Json::exception&) {
    }
  }
  return entries;
}

}  // namespace

Sighted read_sightings(const Json& told) {
  Sighted sighted{.tunnels = read_list(told, "tunnels", read_tunnel),
                  .services = read_list(told, "services", read_service),
                  .sources = read_list(told, "sources", read_source)};
  report::for_each_number(told, "evicted", [&sighted](const std::string&, std::uint64_t count) {
    sighted.evicted += count;
  });
  return sighted;
}

}  // namespace sixgate::suggest
