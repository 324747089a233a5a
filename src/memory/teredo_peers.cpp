// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/teredo_peers.hpp"

#include "sixgate/packet/icmpv6.hpp"

namespace sixgate::memory {

namespace {

using policy::TeredoPeer;

bool is_between_peers(const TeredoMessage& message) {
  return message.kind != TeredoKind::solicitation && message.kind != TeredoKind::advertisement &&
         !packet::is_multicast(message.peer);
}

/// By link-local addresses relays are spoken to themselves, and other clients, from whose bubbles
/// nothing else tells who they are.
bool is_native(const TeredoMessage& message) { return !message.is_peer_teredo(); }

/// A connectivity test goes to the server, and what comes back tells the relay. What else goes
/// there goes to a server that is a relay too.
bool is_connectivity_test(const TeredoMessage& message) {
  return message.kind == TeredoKind::echo_request && is_native(message) && message.is_over_server;
}

/// Whether it is the client that begins, and not a bubble that it answers.
bool begins(const TeredoMessage& message, bool is_new) {
  if (is_new) return message.kind != TeredoKind::direct_bubble;
  return message.kind == TeredoKind::indirect_bubble || is_connectivity_test(message);
}

}  // namespace

TeredoPeers::PeerKey TeredoPeers::key_of_peer(const TeredoMessage& message) {
  return {.high = message.peer.high(), .low = message.peer.low(), .client = message.client};
}

TeredoPeers::PeerKey TeredoPeers::key_of_end(const TeredoMessage& message) {
  return {.high = 0,
          .low = std::uint64_t{0xffff} << 32 | message.other.address,
          .client = message.client,
          .port = message.other.port};
}

bool TeredoPeers::proves_itself(const Peer& peer, const TeredoMessage& message, Moment now) {
  if (message.kind == TeredoKind::echo_reply) {
    return is_native(message) && peer.echo_expires > now && peer.echo == message.echo;
  }
  return message.kind == TeredoKind::direct_bubble && !is_native(message) && peer.has_nonce &&
         message.bubble_nonce == peer.nonce;
}

bool TeredoPeers::is_excess(const Peer& peer, const TeredoMessage& bubble, Moment now) {
  const BubbleCount& count = peer.bubbles[bubble.kind == TeredoKind::indirect_bubble ? 1 : 0];
  if (count.sent == 0 || now >= count.began + peer_idle) return false;
  return count.sent >= most_bubbles || now < count.last + bubble_distance;
}

TeredoPeers::Known TeredoPeers::judge(const Peer& peer, const TeredoMessage& message, Moment now) {
  Known known;
  known.is_bubble_excess =
      message.is_outbound && message.is_bubble() && is_excess(peer, message, now);
  const bool is_here = peer.end == message.other;
  const bool proves = !message.is_outbound && proves_itself(peer, message, now);
  if (!is_native(message)) {
    known.standing = TeredoPeer::spoken_to;
    known.is_proven_here = is_here || proves;
  } else if (is_here || proves) {
    known.standing = TeredoPeer::spoken_to;
  } else if (peer.end.is_known()) {
    known.standing = TeredoPeer::elsewhere;
  }
  return known;
}

TeredoPeers::Known TeredoPeers::find(const TeredoMessage& message, Moment now) {
  Known known;
  if (!is_between_peers(message)) return known;
  table_.find(key_of_peer(message), now,
              [&](const PeerTable::Entry& entry) { known = judge(entry.value, message, now); });
  if (known.standing == TeredoPeer::stranger) {
    const bool is_end_known = table_.find(key_of_end(message), now, [](const PeerTable::Entry&) {});
    if (is_end_known) known.standing = TeredoPeer::spoken_to;
  }
  return known;
}

void TeredoPeers::count(Peer& peer, const TeredoMessage& bubble, Moment now) {
  BubbleCount& count = peer.bubbles[bubble.kind == TeredoKind::indirect_bubble ? 1 : 0];
  if (count.sent == 0 || now >= count.began + peer_idle) count = {.began = now};
  if (count.sent < most_bubbles) ++count.sent;
  count.last = now;
}

void TeredoPeers::note_sent(const TeredoMessage& message, Moment now) {
  const bool is_test = is_connectivity_test(message);
  table_.find_or_make(key_of_peer(message), Standing::asked, now,
                      [&](PeerTable::Entry& entry, bool is_new) {
                        Peer& peer = entry.value;
                        if (begins(message, is_new)) peer.is_begun_here = true;
                        if (message.is_bubble()) count(peer, message, now);
                        if (message.kind == TeredoKind::indirect_bubble) {
                          peer.nonce = message.bubble_nonce.value_or(0);
                          peer.has_nonce = message.bubble_nonce.has_value();
                        }
                        if (is_test) {
                          peer.echo = message.echo;
                          peer.echo_expires = now + echo_wait;
                        } else if (is_native(message)) {
                          peer.end = message.other;
                        }
                        entry.expires = now + peer_idle;
                      });
  if (!is_native(message) || is_test) return;
  table_.find_or_make(key_of_end(message), Standing::asked, now,
                      [&](PeerTable::Entry& entry, bool is_new) {
                        if (begins(message, is_new)) entry.value.is_begun_here = true;
                        entry.expires = now + peer_idle;
                      });
}

void TeredoPeers::hear(PeerTable::Entry& entry, Moment now) {
  if (entry.value.is_begun_here) entry.standing = Standing::proven;
  entry.value.bubbles = {};
  entry.expires = now + peer_idle;
}

void TeredoPeers::note_heard(const TeredoMessage& message, Moment now) {
  if (message.kind == TeredoKind::indirect_bubble) return;
  table_.find(key_of_peer(message), now, [&](PeerTable::Entry& entry) {
    Peer& peer = entry.value;
    if (proves_itself(peer, message, now) && message.other != message.embedded) {
      peer.end = message.other;
    }
    if (message.other == peer.end || message.other == message.embedded) hear(entry, now);
  });
  table_.find(key_of_end(message), now, [&](PeerTable::Entry& entry) { hear(entry, now); });
}

void TeredoPeers::note(const TeredoMessage& message, Moment now) {
  if (!is_between_peers(message)) return;
  if (message.is_outbound) {
    note_sent(message, now);
  } else {
    note_heard(message, now);
  }
}

}  // namespace sixgate::memory
