// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/discovery_fields.hpp"

#include <string>

#include "report/json.hpp"
#include "report/option_fields.hpp"
#include "report/words.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/mld.hpp"
#include "sixgate/packet/mld_records.hpp"
#include "sixgate/packet/ndp.hpp"
#include "sixgate/packet/options.hpp"

namespace sixgate::report {

namespace {

constexpr std::size_t most_records_in_text = 8;

void append_address(Fields& fields, std::string_view key,
                    const std::optional<wire::Address>& address) {
  if (address) fields.push_back(word(key, word_for(*address)));
}

void append_router(Fields& fields, const packet::RouterAdvertisement& router) {
  fields.push_back(number("lifetime", router.lifetime));
  if (router.is_managed) fields.push_back(flag("managed"));
  if (router.is_other) fields.push_back(flag("other"));
  if (router.is_home_agent) fields.push_back(flag("home-agent"));
}

void append_neighbour(Fields& fields, const packet::NeighbourFlags& flags) {
  if (flags.is_router) fields.push_back(flag("router"));
  if (flags.is_solicited) fields.push_back(flag("solicited"));
  if (flags.is_override) fields.push_back(flag("override"));
}

/// What keeps a message, or its options, from being read to the end.
void append_end(Fields& fields, packet::Fault fault, wire::Beyond cut) {
  if (fault != packet::Fault::none) {
    fields.push_back(word("message-fault", packet::name_of(fault)));
  } else if (cut != wire::Beyond::nothing) {
    fields.push_back(word("message-cut", wire::name_of(cut)));
  }
}

Fields neighbour_fields(const wire::Cursor& message) {
  const packet::NeighbourDiscovery read = packet::read_neighbour_discovery(message);
  Fields fields;
  append_address(fields, "target", read.target);
  append_address(fields, "destination", read.destination);
  if (read.router) append_router(fields, *read.router);
  if (read.neighbour) append_neighbour(fields, *read.neighbour);
  if (read.subtype) fields.push_back(number("subtype", *read.subtype));
  fields = fields + discovery_option_fields(read.options);
  packet::OptionWalk walk(read.options, packet::discovery_options);
  while (walk.next()) continue;
  append_end(fields, read.fault == packet::Fault::none ? walk.fault() : read.fault,
             read.cut == wire::Beyond::nothing ? walk.cut() : read.cut);
  return fields;
}

void append_records(Fields& fields, const packet::ListenerDiscovery& report) {
  fields.push_back(number("record-count", report.record_count));
  std::string array;
  std::size_t told = 0;
  packet::ListenerRecordWalk walk(report);
  while (const auto record = walk.next()) {
    const std::string group = word_for(record->group);
    array += (array.empty() ? '[' : ',') + JsonObject()
                                               .number("type", record->type)
                                               .text("group", group)
                                               .number("source-count", record->source_count)
                                               .line();
    if (told++ < most_records_in_text) {
      fields.push_back(remark("type " + std::to_string(record->type) + ' ' + group));
    }
  }
  if (!array.empty()) fields.push_back({.key = "records", .json = array + ']', .text = {}});
  append_end(fields, walk.fault(), walk.cut());
}

Fields listener_fields(const wire::Cursor& message) {
  const packet::ListenerDiscovery read = packet::read_listener_discovery(message);
  Fields fields;
  if (read.version > 0) fields.push_back(number("version", read.version));
  append_address(fields, "group", read.group);
  if (read.source_count > 0) fields.push_back(number("source-count", read.source_count));
  if (!read.fits) fields.push_back(flag("does-not-fit"));
  if (read.type == packet::icmpv6::listener_report_v2) append_records(fields, read);
  append_end(fields, read.fault, read.cut);
  return fields;
}

}  // namespace

bool is_discovery(const packet::Layer& layer) {
  if (!layer.is_ipv6() || !layer.icmp) return false;
  return packet::least_discovery_length(layer.icmp->type) > 0 ||
         packet::is_listener_discovery(layer.icmp->type);
}

Fields discovery_fields(const packet::Layer& layer, const wire::Cursor& message) {
  return packet::is_listener_discovery(layer.icmp->type) ? listener_fields(message)
                                                         : neighbour_fields(message);
}

}  // namespace sixgate::report
