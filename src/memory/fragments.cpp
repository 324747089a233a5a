// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/fragments.hpp"

namespace sixgate::memory {

namespace {

/// The one that the IP header states.
packet::Protocol protocol_of(const packet::Layer& layer) {
  return layer.chain.empty() ? layer.transport : layer.chain[0].kind;
}

}  // namespace

TrainKey find_train(const packet::Layer& layer, Place place) {
  return {
      .source_high = layer.source.high(),
      .source_low = layer.source.low(),
      .destination_high = layer.destination.high(),
      .destination_low = layer.destination.low(),
      .id = layer.fragment->id,
      .protocol = layer.is_ipv4() ? static_cast<std::uint8_t>(protocol_of(layer)) : std::uint8_t{0},
      .family = static_cast<std::uint8_t>(*layer.family),
      .depth = place.depth,
      .leaves = place.leaves};
}

policy::TrainRecollection Fragments::recall(const TrainKey& key, const Piece& piece, Moment now) {
  policy::TrainRecollection recollection{.is_orphan = !piece.is_first()};
  table_.find(key, now, [&](const TrainTable::Entry& entry) {
    const Train& train = entry.value;
    const bool is_later = !piece.is_first();
    recollection = {
        .is_overlapping = !train.begins_anew(piece) && train.pieces.overlap(piece),
        .follows_dropped = train.is_overlapped || (is_later && train.first == First::dropped),
        .is_orphan = is_later && train.first == First::unseen,
        .carries_tunnel = train.carries_tunnel};
  });
  return recollection;
}

bool Fragments::note_passed(const TrainKey& key, const Piece& piece, Moment now,
                            bool carries_tunnel) {
  bool is_overlapping = false;
  note(key, now, [&](TrainTable::Entry& entry) {
    Train& train = entry.value;
    if (train.begins_anew(piece)) {
      train = {};
      entry.expires = now + train_time;
    }
    if (piece.is_first()) train.first = First::passed;
    train.carries_tunnel = train.carries_tunnel || carries_tunnel;
    is_overlapping = train.pieces.overlap(piece);
    if (is_overlapping || train.pieces.add(piece)) return;
    forgotten_.fetch_add(1, std::memory_order_relaxed);
  });
  return is_overlapping;
}

void Fragments::note_first_dropped(const TrainKey& key, bool has_passed, Moment now) {
  note(key, now, [has_passed](TrainTable::Entry& entry) {
    First& first = entry.value.first;
    if (has_passed || first != First::passed) first = First::dropped;
  });
}

void Fragments::note_overlap(const TrainKey& key, Moment now) {
  note(key, now, [](TrainTable::Entry& entry) { entry.value.is_overlapped = true; });
}

template <typename Use>
void Fragments::note(const TrainKey& key, Moment now, Use use) {
  table_.find_or_make(key, Standing::offered, now, [&](TrainTable::Entry& entry, bool is_new) {
    if (is_new) entry.expires = now + train_time;
    use(entry);
  });
}

}  // namespace sixgate::memory
