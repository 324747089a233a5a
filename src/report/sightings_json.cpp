// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/json.hpp"
#include "report/sightings.hpp"
#include "report/words.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::report {

namespace {

void add_seen(JsonObject& object, const Seen& seen) {
  object.number("packets", seen.packets)
      .number("spared", seen.spared)
      .value("first", seconds(seen.first))
      .value("last", seconds(seen.last));
}

void add_place(JsonObject& object, const Place& place) {
  if (place.hook) object.text("hook", policy::name_of(*place.hook));
  if (!place.in_name.empty()) object.text("iif", place.in_name);
  if (!place.out_name.empty()) object.text("oif", place.out_name);
}

std::string text_of(const wire::Prefix& prefix) { return std::string(wire::format(prefix).view()); }

/// key  `inner`; where there are more than are kept, `more` says so
void add_networks(JsonObject& object, std::string_view key, const Networks& networks) {
  std::vector<std::string> words;
  for (const wire::Prefix& prefix : networks.prefixes()) words.push_back(text_of(prefix));
  object.texts(key, words);
  object.value("more", networks.are_more() ? "true" : "false");
}

std::string json_of(const TunnelWay& way) {
  JsonObject object;
  object.number("packets", way.packets).number("native", way.native);
  add_networks(object, "inner", way.inner);
  add_place(object, way.place);
  return object.line();
}

std::string json_of(const SeenTunnel& tunnel) {
  JsonObject object;
  object.text("kind", packet::name_of(tunnel.kind))
      .text("src", word_for(tunnel.source))
      .text("dst", word_for(tunnel.destination));
  if (tunnel.port != 0) object.number("port", tunnel.port);
  object.text("reason", policy::name_of(tunnel.reason));
  add_seen(object, tunnel.seen);
  object.value("forth", json_of(tunnel.forth)).value("back", json_of(tunnel.back));
  return object.line();
}

std::string json_of(const SeenService& service) {
  JsonObject object;
  object.number("protocol", static_cast<unsigned>(service.protocol));
  if (service.port) object.number("port", *service.port);
  object.text("server", word_for(service.server)).text("reason", policy::name_of(service.reason));
  add_seen(object, service.seen);
  object.number("answers", service.answers);
  add_networks(object, "clients", service.clients);
  add_place(object, service.place);
  if (service.outer_from && service.outer_to) {
    object.text("outer_src", word_for(*service.outer_from))
        .text("outer_dst", word_for(*service.outer_to));
  }
  return object.line();
}

std::string json_of(const SeenSource& source) {
  JsonObject object;
  object.text("reason", policy::name_of(source.reason)).text("network", text_of(source.network));
  add_seen(object, source.seen);
  add_place(object, source.place);
  return object.line();
}

template <typename Entry, std::size_t most>
std::string list(const SeenTable<Entry, most>& table) {
  std::string array = "[";
  for (const Entry& entry : table.entries()) {
    if (array.size() > 1) array += ',';
    array += json_of(entry);
  }
  return array + ']';
}

}  // namespace

std::string Sightings::json() const {
  const std::scoped_lock held(mutex_);
  return JsonObject()
      .value("tunnels", list(tunnels_))
      .value("services", list(services_))
      .value("sources", list(sources_))
      .value("evicted", JsonObject()
                            .number("tunnels", tunnels_.evicted())
                            .number("services", services_.evicted())
                            .number("sources", sources_.evicted())
                            .line())
      .line();
}

}  // namespace sixgate::report
