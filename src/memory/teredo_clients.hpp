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

namespace sixgate::memory {

/// How long a solicitation may wait for its answer: a client asks three times and waits four
/// seconds each. RFC 4380 section 5.2.1.
inline constexpr std::chrono::seconds solicitation_wait{12};

/// How long a client is known after its last sign. It may be silent for two minutes (RFC 4380
/// section 5.2.7), half as long again (RFC 6081 section 5.1.1), and answers get lost.
inline constexpr std::chrono::minutes client_idle{10};

/// The clients that ask servers, by their end as it is seen here. An entry is made by a client's
/// own solicitation, so that nobody outside can make one, and is proven by the answer.
class TeredoClients {
 public:
  /// What servers have told of a client.
  struct Known {
    std::array<TeredoEnd, 2> mappings{};  ///< the last first; two that differ
    bool is_cone = false;                 ///< by the last
  };

  /// most   clients
  /// fails  std::bad_alloc
  TeredoClients(std::size_t most, const Secret& secret) : table_(most, secret) {}

  /// Whether an advertisement answers a solicitation that waits: with its nonce, to the link-local
  /// address it came from, and from the server asked, or, where it had the cone bit, from any that
  /// is listed, since that asks for an answer from another address.
  [[nodiscard]] bool is_waiting_for(const TeredoMessage& advertisement, Moment now);

  /// All that is known; nothing of a client that no server has told anything of.
  [[nodiscard]] Known find(const TeredoEnd& client, Moment now);

  /// Takes note of a packet of the client's, or of an advertisement, that was accepted.
  void note(const TeredoMessage& message, Moment now);

  [[nodiscard]] Usage usage(Moment now) const { return table_.usage(now); }

 private:
  struct Solicitation {
    std::uint64_t nonce = 0;
    std::uint64_t identifier = 0;  ///< lower half of the link-local address it came from
    Moment expires{};
    TeredoEnd server;  ///< none: the place is free
    bool has_nonce = false;

    [[nodiscard]] bool is_cone() const { return identifier >> 63 != 0; }
  };

  /// A client asks three times before it gives up or asks otherwise.
  struct Client {
    std::array<Solicitation, 3> solicitations{};
    std::uint8_t next = 0;  ///< of them to be written, the oldest
    Known known;
  };

  using ClientTable = Table<TeredoEnd, Client>;

  [[nodiscard]] static Solicitation* find_asked(Client& client, const TeredoMessage& advertisement,
                                                Moment now);
  static void learn(Client& client, const TeredoMessage& advertisement);

  ClientTable table_;
};

}  // namespace sixgate::memory
