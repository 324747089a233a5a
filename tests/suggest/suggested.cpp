// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/suggested.hpp"

#include <nlohmann/json.hpp>

#include "config/written.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

Suggested& Suggested::link(std::string_view name, std::string_view kind) {
  machine_.links.push_back({.name = std::string(name),
                            .kind = std::string(kind),
                            .is_up = true,
                            .is_loopback = name == "lo",
                            .index = static_cast<std::uint32_t>(machine_.links.size() + 1)});
  return *this;
}

Suggested& Suggested::ends(kernel::TunnelEnds ends) {
  machine_.links.back().tunnel = ends;
  return *this;
}

Suggested& Suggested::port_of(std::uint32_t master) {
  machine_.links.back().master = master;
  return *this;
}

Suggested& Suggested::down() {
  machine_.links.back().is_up = false;
  return *this;
}

Suggested& Suggested::own(std::string_view address) {
  const wire::Address own = address_of(address);
  machine_.routes.push_back({.to = wire::Prefix(own, own.width()),
                             .interface = machine_.links.back().index,
                             .is_own = true});
  return *this;
}

Suggested& Suggested::route(std::string_view prefix, std::string_view gateway) {
  kernel::Route route{.to = wire::parse_prefix(prefix).value(),
                      .interface = machine_.links.back().index};
  if (!gateway.empty()) route.gateway = address_of(gateway);
  machine_.routes.push_back(route);
  return *this;
}

void Suggested::note(const Bytes& packet, policy::Reason reason, policy::Hook hook,
                     std::string_view in_name, std::string_view out_name) {
  const packet::Headers headers = packet::read(packet);
  const bool is_inner =
      reason == policy::Reason::service_closed || reason == policy::Reason::tunnel_inner_source;
  const std::size_t depth = is_inner ? headers.layers.size() - 1 : 0;
  const engine::Judgement judgement{
      .headers = headers,
      .decision = {.verdict = policy::Verdict::drop(reason, depth), .notes = {}}};
  policy::Arrival arrival;
  arrival.hook = hook;
  sightings_->note(judgement, arrival, in_name, out_name, policy::Mode::monitor, time_);
  time_ += 1;
}

Suggested& Suggested::saw(const Bytes& packet, policy::Reason reason, std::string_view in_name,
                          std::string_view out_name) {
  note(packet, reason, policy::Hook::forward, in_name, out_name);
  return *this;
}

Suggested& Suggested::saw_at(policy::Hook hook, const Bytes& packet, policy::Reason reason) {
  const bool comes = hook == policy::Hook::input;
  note(packet, reason, hook, comes ? "wan0" : "", comes ? "" : "wan0");
  return *this;
}

suggest::Entries Suggested::entries() const {
  const auto configuration = load_text(configuration_);
  const auto told = nlohmann::ordered_json::parse(sightings_->json());
  return suggest::suggest(configuration, machine_, suggest::read_sightings(told));
}

std::string Suggested::toml() const {
  const std::string text = suggest::to_toml(entries());
  UNSCOPED_INFO(text);
  CHECK(problems_of(text) == std::vector<std::string>{});
  return text;
}

bool Suggested::has_any() const { return suggest::has_suggestions(entries()); }

Suggested border(std::string configuration) {
  Suggested site(std::move(configuration));
  site.link("lo").own("127.0.0.1").own("::1");
  site.link("wan0").own("8.0.0.254").route("8.0.0.0/24").route("0.0.0.0/0", "8.0.0.1");
  site.link("lan0").own("9.0.0.254").route("9.0.0.0/24");
  site.own("2600:9::1").route("2600:9::/64").route("fe80::/64");
  return site;
}

bool has_lines(const std::string& text, std::string_view lines) {
  UNSCOPED_INFO(text);
  return text.find(lines) != std::string::npos;
}

}  // namespace sixgate::test
