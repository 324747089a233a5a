// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <limits>

#include "memory/moment.hpp"
#include "memory/secret.hpp"
#include "memory/sizes.hpp"
#include "memory/table.hpp"
#include "memory/teredo_clients.hpp"
#include "memory/teredo_message.hpp"
#include "memory/teredo_peers.hpp"
#include "sixgate/policy/teredo_recollection.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::memory {

/// How long after its beginning a memory may not know whom a client trusts: as long as RFC 4380
/// section 5.2.4 lets trust last. Whoever has heard nothing for longer begins anew, in our sight.
inline constexpr std::chrono::seconds peers_unseen{30};

/// What Teredo clients of ours ask servers and whom they speak to; nothing where Teredo is not
/// gated or does not pass between a client and the outside.
///
/// Clients go on while sixgate begins anew, and nobody is cut off by what it has not seen. A client
/// that no server has told anything of in our sight, until it asks again to keep its translator
/// awake, is held to nothing that a server would have told. For `peers_unseen` from the first
/// packet that is shown nobody is a stranger, for `solicitation_wait` every advertisement may have
/// been asked for; what the rules see in the packets themselves stands all the same.
class Teredo {
 public:
  /// fails  std::bad_alloc
  Teredo(const Sizes& sizes, const Secret& secret)
      : clients_(sizes.teredo_clients, secret), peers_(sizes.teredo_peers, secret) {}

  [[nodiscard]] policy::TeredoRecollection recall(const policy::Visit& visit, Moment now);

  /// Takes note of a packet that was accepted.
  void remember(const policy::Visit& visit, Moment now);

  [[nodiscard]] Usage clients_usage(Moment now) const { return clients_.usage(now); }
  [[nodiscard]] Usage peers_usage(Moment now) const { return peers_.usage(now); }

 private:
  /// When the first packet was shown, which may be this one.
  Moment began(Moment now);

  TeredoClients clients_;
  TeredoPeers peers_;
  std::atomic<Moment::rep> began_ = std::numeric_limits<Moment::rep>::min();  ///< that: not yet
};

}  // namespace sixgate::memory
