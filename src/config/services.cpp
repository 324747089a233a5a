// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/checks.hpp"
#include "config/conditions.hpp"
#include "config/forms.hpp"
#include "config/names.hpp"
#include "config/word_lists.hpp"
#include "sixgate/packet/protocol.hpp"

namespace sixgate::config {

namespace {

using packet::Protocol;

constexpr std::string_view any = "any";

/// Headers that a packet may have on its way to its protocol: no service is one.
constexpr std::array on_the_way{Protocol::hop_by_hop, Protocol::routing, Protocol::fragment,
                                Protocol::destination_options};

constexpr bool contains(const auto& list, Protocol protocol) {
  return std::ranges::find(list, protocol) != list.end();
}

std::vector<std::string> names_of(const auto& protocols) {
  std::vector<std::string> names;
  for (const Protocol protocol : protocols) names.emplace_back(packet::name_of(protocol));
  return names;
}

std::vector<Protocol> named_protocols() {
  std::vector<Protocol> protocols;
  for (unsigned number = 0; number <= 255; ++number) {
    const auto protocol = static_cast<Protocol>(number);
    if (packet::name_of(protocol).empty() || contains(on_the_way, protocol)) continue;
    protocols.push_back(protocol);
  }
  return protocols;
}

std::vector<Protocol> protocols_with_ports() {
  std::vector<Protocol> protocols = named_protocols();
  std::erase_if(protocols, [](Protocol protocol) { return !packet::has_ports(protocol); });
  return protocols;
}

std::optional<Protocol> find_protocol(const Value& value) {
  for (unsigned number = 0; number <= 255; ++number) {
    const auto protocol = static_cast<Protocol>(number);
    const bool is_named = value.type == Value::Type::text && !value.text.empty() &&
                          value.text == packet::name_of(protocol);
    const bool is_numbered = value.type == Value::Type::integer && value.number == number;
    if (is_named || is_numbered) return protocol;
  }
  return std::nullopt;
}

std::optional<policy::PortRange> find_ports(const Value& value) {
  if (value.type == Value::Type::integer) {
    if (value.number < 0 || value.number > 65535) return std::nullopt;
    const auto port = static_cast<std::uint16_t>(value.number);
    return policy::PortRange{port, port};
  }
  if (value.type != Value::Type::text) return std::nullopt;
  const char* const end = value.text.data() + value.text.size();
  policy::PortRange range;
  auto read = std::from_chars(value.text.data(), end, range.first);
  range.last = range.first;
  if (read.ec == std::errc{} && read.ptr != end && *read.ptr == '-') {
    read = std::from_chars(read.ptr + 1, end, range.last);
  }
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return range;
}

/// Reports sides that have no family in common.
void check_families(const Service& service, Report& report) {
  const auto& from = service.from.value.prefixes.items;
  const auto& to = service.to.value.prefixes.items;
  if (from.empty() || to.empty()) return;
  for (const wire::Prefix& one : from) {
    for (const wire::Prefix& other : to) {
      if (one.address().family() == other.address().family()) return;
    }
  }
  report.add(service.to.mark.place, "to: no prefix here is of a family that \"from\" has");
}

std::string word_for(const Service& service) {
  if (!service.protocol.value) return std::string(any);
  const std::string_view name = packet::name_of(*service.protocol.value);
  if (!name.empty()) return std::string(name);
  return "protocol-" + std::to_string(static_cast<unsigned>(*service.protocol.value));
}

}  // namespace

std::string lacks_protocol_with_ports(const Service& service) {
  const auto& protocol = service.protocol;
  if (protocol.mark.is_broken) return {};
  if (protocol.value && packet::has_ports(*protocol.value)) return {};
  return "a protocol that has ports: " + join_with_or(names_of(protocols_with_ports()));
}

std::string lacks_helped_protocol(const Service& service) {
  const auto& protocol = service.protocol;
  if (protocol.mark.is_broken || service.ports.mark.is_broken) return {};
  const bool is_helped = protocol.value == Protocol::tcp || protocol.value == Protocol::udp;
  return is_helped && !service.ports.value.empty() ? "" : "protocol \"tcp\" or \"udp\", and ports";
}

void read_protocol(const Value& value, std::optional<Protocol>& into, const Complaint& complaint) {
  if (value.type == Value::Type::text && value.text == any) return;
  const auto protocol = find_protocol(value);
  if (!protocol) {
    const auto near = value.type == Value::Type::text
                          ? suggest(value.text, names_of(named_protocols()))
                          : std::string{};
    return complaint.add(value.place,
                         "expected a protocol by name or number (0 to 255) or \"any\", "
                         "found " +
                             describe(value) + near);
  }
  if (contains(on_the_way, *protocol)) {
    return complaint.add(value.place,
                         describe(value) + " is an extension header; name the protocol behind it");
  }
  into = protocol;
}

void read_ports(const Value& value, std::vector<policy::PortRange>& into,
                const Complaint& complaint) {
  if (value.type == Value::Type::text && value.text == any) return;
  if (value.type != Value::Type::list) {
    return complaint.expected("a list of ports and ranges, or \"any\"", value);
  }
  if (value.items.empty()) {
    return complaint.add(value.place, "an empty list opens no port; write \"any\" or leave it out");
  }
  for (const Value& item : value.items) {
    const auto range = find_ports(item);
    if (!range) {
      complaint.expected("a port from 0 to 65535 or a range such as \"5060-5061\"", item);
    } else if (range->first > range->last) {
      complaint.add(item.place, "the range " + in_quotes(item.text) + " ends before it begins");
    } else {
      into.push_back(*range);
    }
  }
}

void read_side(const Value& value, ServiceSide& into, const Complaint& complaint) {
  if (const auto* const zone = find_word(zone_words, value)) {
    into.zone = zone->value;
    return;
  }
  const bool is_word = value.type == Value::Type::text && value.text != any &&
                       value.text.find_first_of(".:/") == std::string::npos;
  if (is_word) {
    return complaint.expected(
        "a zone (" + known_words(zone_words) + "), prefixes or " + in_quotes(any), value);
  }
  read_ends(value, into.prefixes, complaint);
}

std::string write_protocol(const std::optional<Protocol>& protocol) {
  if (!protocol) return in_quotes(any);
  const std::string_view name = packet::name_of(*protocol);
  return name.empty() ? std::to_string(static_cast<unsigned>(*protocol)) : in_quotes(name);
}

std::string write_ports(const std::vector<policy::PortRange>& ports) {
  if (ports.empty()) return in_quotes(any);
  return write_list(ports, [](policy::PortRange range) {
    const std::string first = std::to_string(range.first);
    return range.first == range.last ? first : in_quotes(first + "-" + std::to_string(range.last));
  });
}

std::string write_side(const ServiceSide& side) {
  return side.zone ? in_quotes(policy::name_of(*side.zone)) : write_ends(side.prefixes);
}

void check_services(Settings& settings, Report& report) {
  for (const Service& service : settings.service) check_families(service, report);
  settle_names(settings.service, "[[service]]", word_for, report);
}

}  // namespace sixgate::config
