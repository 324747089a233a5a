// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "memory/moment.hpp"
#include "memory/secret.hpp"
#include "memory/table.hpp"
#include "memory/teredo_message.hpp"
#include "sixgate/policy/teredo_recollection.hpp"

namespace sixgate::memory {

/// How long a peer may be silent. RFC 4380 section 5.2.4 has a client trust it for 30 seconds,
/// after which it begins anew with a bubble; others keep peers, and the translators between them
/// keep UDP, for longer: RFC 4787 section 4.3, REC-5. It is also the time in which bubbles are
/// counted.
inline constexpr std::chrono::minutes peer_idle{5};

/// How long a connectivity test may take: the client asks four times and waits two seconds each.
/// RFC 4380 section 5.2.4, case 2.
inline constexpr std::chrono::seconds echo_wait{8};

/// How many bubbles a peer may be sent without an answer, straight and over its server each, and
/// how close to each other: two seconds by RFC 4380 section 5.2.6, less what the way here may
/// shorten.
inline constexpr unsigned most_bubbles = 4;
inline constexpr std::chrono::milliseconds bubble_distance{1500};

/// Whom clients have spoken to, by client and the peer's inner address; and, where that is none of
/// Teredo's, by the outer end: a relay that a client has answered brings it whoever wants to reach
/// it, and another client may send bubbles from a link-local address and data from its own. An
/// entry is made by what a client sends, so that nobody outside can make one, and is proven by an
/// answer where it was the client that began.
class TeredoPeers {
 public:
  /// What is known of the peer at the end that a packet goes to or comes from.
  struct Known {
    policy::TeredoPeer standing = policy::TeredoPeer::stranger;
    bool is_proven_here = false;
    bool is_bubble_excess = false;
  };

  /// most   entries
  /// fails  std::bad_alloc
  TeredoPeers(std::size_t most, const Secret& secret) : table_(most, secret) {}

  [[nodiscard]] Known find(const TeredoMessage& message, Moment now);

  /// Takes note of a packet that was accepted, to a peer or from one.
  void note(const TeredoMessage& message, Moment now);

  [[nodiscard]] Usage usage(Moment now) const { return table_.usage(now); }

  /// Bytes that it can come to take.
  [[nodiscard]] std::size_t size() const { return table_.size(); }

 private:
  /// Of an outer end the address is IPv4-mapped, and there is a port.
  struct PeerKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    TeredoEnd client;
    std::uint64_t port = 0;

    friend bool operator==(const PeerKey&, const PeerKey&) = default;
  };

  struct BubbleCount {
    Moment began{};  ///< of the time in which they are counted
    Moment last{};
    std::uint8_t sent = 0;  ///< since then, or since the peer answered
  };

  struct Peer {
    TeredoEnd end;  ///< a native peer's relay; a Teredo peer's own where a nonce has proven it
    TeredoEcho echo;
    Moment echo_expires{};
    std::array<BubbleCount, 2> bubbles{};  ///< straight, over the peer's server
    std::uint32_t nonce = 0;               ///< of the last bubble over its server
    bool has_nonce = false;
    bool is_begun_here = false;  ///< the client has sent more than an answer to a bubble
  };

  using PeerTable = Table<PeerKey, Peer>;

  [[nodiscard]] static PeerKey key_of_peer(const TeredoMessage& message);
  [[nodiscard]] static PeerKey key_of_end(const TeredoMessage& message);
  [[nodiscard]] static bool proves_itself(const Peer& peer, const TeredoMessage& message,
                                          Moment now);
  [[nodiscard]] static bool is_excess(const Peer& peer, const TeredoMessage& bubble, Moment now);
  static Known judge(const Peer& peer, const TeredoMessage& message, Moment now);
  static void count(Peer& peer, const TeredoMessage& bubble, Moment now);
  static void hear(PeerTable::Entry& entry, Moment now);
  void note_sent(const TeredoMessage& message, Moment now);
  void note_heard(const TeredoMessage& message, Moment now);

  PeerTable table_;
};

}  // namespace sixgate::memory
