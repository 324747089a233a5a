// SPDX-License-Identifier: GPL-2.0-or-later
// What ICMPv6 messages say. An input is a message, from its type byte on; every reader gets it,
// whatever its type.
#include <optional>
#include <vector>

#include "sixgate/packet/mld.hpp"
#include "sixgate/packet/mld_records.hpp"
#include "sixgate/packet/mobile_discovery.hpp"
#include "sixgate/packet/mrd.hpp"
#include "sixgate/packet/ndp.hpp"
#include "sixgate/packet/ndp_options.hpp"
#include "sixgate/packet/ndp_summary.hpp"
#include "sixgate/packet/node_information.hpp"
#include "sixgate/packet/options.hpp"
#include "target.hpp"

using namespace sixgate;
using wire::Beyond;
using wire::Cursor;

namespace {

void read_options(const Cursor& area, const Cursor& message) {
  fuzz::hold_part(area, message);
  fuzz::hold_end(packet::summarize_options(area), area);
  packet::OptionWalk walk(area, packet::discovery_options);
  while (const auto option = walk.next()) {
    (void)packet::read_prefix_information(option->data);
    (void)packet::read_mtu(option->data);
    (void)packet::read_route_information(option->data);
    const auto quoted = packet::find_redirected_packet(option->data);
    if (quoted) fuzz::hold_part(*quoted, message);
    const auto addresses = packet::find_addresses(option->data);
    if (addresses) fuzz::hold_part(*addresses, option->data);
  }
}

packet::NeighbourDiscovery read_discovery(const Cursor& message) {
  const auto read = packet::read_neighbour_discovery(message);
  fuzz::hold_end(read, message);
  read_options(read.options, message);
  return read;
}

packet::ListenerDiscovery read_listeners(const Cursor& message) {
  const auto read = packet::read_listener_discovery(message);
  fuzz::hold_end(read, message);
  fuzz::hold_part(read.records, message);
  constexpr std::size_t least_record = 20;
  packet::ListenerRecordWalk walk(read);
  std::size_t steps = 0;
  while (const auto record = walk.next()) {
    fuzz::hold_part(record->sources, message);
    fuzz::hold(++steps <= message.here().size() / least_record,
               "a walk takes no more steps than there is room for records");
  }
  fuzz::hold(steps <= read.record_count, "a walk finds no more records than are stated");
  return read;
}

void read_others(const Cursor& message) {
  if (const auto read = packet::read_mobile_discovery(message)) {
    fuzz::hold_part(read->rest, message);
    read_options(read->rest, message);
  }
  if (const auto read = packet::read_node_information(message)) {
    fuzz::hold_part(read->data, message);
  }
  (void)packet::read_multicast_router_advertisement(message);
}

void hold_prefix(const packet::NeighbourDiscovery& fewer, const packet::NeighbourDiscovery& more) {
  fuzz::hold_beginning(fewer.fault, more.fault);
  fuzz::hold_beginning(fewer.target, more.target);
  fuzz::hold_beginning(fewer.destination, more.destination);
  fuzz::hold_beginning(fewer.identifier, more.identifier);
  fuzz::hold_beginning(fewer.subtype, more.subtype);
}

void hold_prefix(const packet::ListenerDiscovery& fewer, const packet::ListenerDiscovery& more) {
  fuzz::hold_beginning(fewer.fault, more.fault);
  fuzz::hold_beginning(fewer.group, more.group);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Bytes bytes(data, data + size);
  const Cursor message(bytes);
  const auto discovery = read_discovery(message);
  const auto listeners = read_listeners(message);
  read_others(message);
  for (const std::size_t count : fuzz::prefixes_of(bytes)) {
    const fuzz::Bytes prefix = fuzz::first(bytes, count);
    const Cursor captured(prefix, size);
    hold_prefix(read_discovery(captured), discovery);
    hold_prefix(read_listeners(captured), listeners);
    read_others(captured);
    const Cursor fragment = Cursor(prefix).continued(Beyond::later_fragment);
    (void)read_discovery(fragment);
    (void)read_listeners(fragment);
    read_others(fragment);
  }
  return 0;
}
