// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/flows.hpp"

#include <algorithm>
#include <utility>

#include "sixgate/packet/protocol.hpp"

namespace sixgate::memory {

namespace {

using packet::Protocol;

/// Whether a protocol's flows have a beginning and an end that packets tell.
bool has_phases(Protocol protocol) {
  return protocol == Protocol::tcp || protocol == Protocol::sctp || protocol == Protocol::dccp;
}

bool is_echo(Protocol protocol) {
  return protocol == Protocol::icmp || protocol == Protocol::icmpv6;
}

Protocol protocol_of(const Segment& segment) { return static_cast<Protocol>(segment.key.protocol); }

}  // namespace

bool Flows::contains(const Segment& segment, Moment now) {
  bool is_of_it = false;
  table_.find(segment.key, now, [&](const FlowTable::Entry& entry) {
    const Flow& flow = entry.value;
    if (flow.is_only_seen) return;
    const bool is_from_beginner = segment.is_from_first == flow.is_begun_by_first;
    if (is_echo(protocol_of(segment))) {
      is_of_it = is_from_beginner == (segment.step == Step::opens);
    } else if (has_phases(protocol_of(segment)) && segment.step == Step::opens) {
      is_of_it = flow.phase == Phase::opening && flow.is_begun_here && !is_from_beginner;
    } else {
      is_of_it = true;
    }
  });
  return is_of_it;
}

bool Flows::has_sent(const Segment& quoted, Moment now) {
  bool has = false;
  table_.find(quoted.key, now, [&](const FlowTable::Entry& entry) {
    if (entry.value.is_only_seen) return;
    const bool is_from_beginner = quoted.is_from_first == entry.value.is_begun_by_first;
    has = !is_echo(protocol_of(quoted)) || is_from_beginner == (quoted.step == Step::opens);
  });
  return has;
}

void Flows::note(const Segment& segment, policy::Way way, Moment now) {
  const bool goes_out = way == policy::Way::encapsulation;
  const bool is_begun_here = goes_out && segment.step != Step::answers;
  const Standing standing = is_begun_here ? Standing::asked : Standing::offered;
  table_.find_or_make(segment.key, standing, now, [&](FlowTable::Entry& entry, bool is_new) {
    const bool was_only_seen = std::exchange(entry.value.is_only_seen, false);
    const bool is_let_in_now = was_only_seen && !goes_out;
    const bool is_ours_after_all = was_only_seen && is_begun_here && segment.step == Step::opens;
    if (!is_new && !is_let_in_now && !is_ours_after_all && !begins_anew(entry, segment)) {
      return go_on(entry, segment, goes_out, now);
    }
    entry.standing = standing;
    begin(entry, segment, is_begun_here, now);
  });
}

void Flows::note_seen(const Segment& segment, Moment now) {
  const auto take = [&](FlowTable::Entry& entry, bool is_new) {
    if (is_new) {
      begin(entry, segment, false, now);
      entry.value.is_only_seen = true;
      entry.expires = now + idle::seen;
    } else if (!entry.value.is_only_seen && !begins_anew(entry, segment)) {
      go_on(entry, segment, false, now);
    }
  };
  table_.find_or_make(segment.key, Standing::offered, now, take);
}

bool Flows::begins_anew(const FlowTable::Entry& entry, const Segment& segment) {
  return segment.step == Step::opens && entry.value.phase == Phase::closing;
}

void Flows::begin(FlowTable::Entry& entry, const Segment& segment, bool is_begun_here, Moment now) {
  entry.value = {.phase = segment.step == Step::opens ? Phase::opening : Phase::established,
                 .is_begun_here = is_begun_here,
                 .is_begun_by_first = segment.is_from_first != (segment.step == Step::answers)};
  note_end(entry, segment);
  entry.expires = now + idle_time(segment, entry.value.phase);
}

void Flows::go_on(FlowTable::Entry& entry, const Segment& segment, bool goes_out, Moment now) {
  Flow& flow = entry.value;
  if (flow.phase == Phase::closing && !flow.is_closed() && goes_out &&
      segment.step == Step::continues) {
    flow.phase = Phase::established;
    if (flow.is_begun_here) entry.standing = Standing::proven;
  }
  const bool is_answer = segment.is_from_first != flow.is_begun_by_first;
  if (is_answer && segment.step != Step::ends) {
    if (flow.phase == Phase::opening) flow.phase = Phase::established;
    if (flow.is_begun_here && flow.phase == Phase::established) {
      entry.standing = Standing::proven;
    }
  }
  note_end(entry, segment);
  const Moment until = now + idle_time(segment, flow.phase);
  const bool keeps = goes_out || flow.phase == Phase::established;
  entry.expires = keeps ? until : std::min(entry.expires, until);
}

void Flows::note_end(FlowTable::Entry& entry, const Segment& segment) {
  Flow& flow = entry.value;
  if (segment.step == Step::closes) {
    (segment.is_from_first ? flow.is_closed_by_first : flow.is_closed_by_second) = true;
  }
  if (segment.step != Step::ends && !flow.is_closed()) return;
  flow.phase = Phase::closing;
  if (entry.standing == Standing::proven) entry.standing = Standing::asked;
}

Moment Flows::idle_time(const Segment& segment, Phase phase) {
  const Protocol protocol = protocol_of(segment);
  if (!has_phases(protocol)) return idle::other;
  if (phase == Phase::established) return idle::established;
  return protocol == Protocol::dccp ? idle::dccp_opening : idle::opening;
}

}  // namespace sixgate::memory
