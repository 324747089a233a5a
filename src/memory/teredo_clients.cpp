// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/teredo_clients.hpp"

#include <algorithm>

namespace sixgate::memory {

TeredoClients::Solicitation* TeredoClients::find_asked(Client& client,
                                                       const TeredoMessage& advertisement,
                                                       Moment now) {
  const auto is_answered = [&](const Solicitation& asked) {
    const bool is_its_server = asked.is_cone() || asked.server == advertisement.other;
    const bool is_its_nonce = !asked.has_nonce || advertisement.nonce == asked.nonce;
    return asked.server.is_known() && asked.expires > now && is_its_server && is_its_nonce &&
           asked.identifier == advertisement.own.low();
  };
  auto* const found = std::ranges::find_if(client.solicitations, is_answered);
  return found == client.solicitations.end() ? nullptr : found;
}

bool TeredoClients::is_waiting_for(const TeredoMessage& advertisement, Moment now) {
  bool is_waiting = false;
  table_.find(advertisement.client, now, [&](ClientTable::Entry& entry) {
    is_waiting = find_asked(entry.value, advertisement, now) != nullptr;
  });
  return is_waiting;
}

TeredoClients::Known TeredoClients::find(const TeredoEnd& client, Moment now) {
  Known known;
  table_.find(client, now, [&](const ClientTable::Entry& entry) { known = entry.value.known; });
  return known;
}

void TeredoClients::learn(Client& client, const TeredoMessage& advertisement) {
  auto& mappings = client.known.mappings;
  client.known.is_cone = advertisement.own.low() >> 63 != 0;
  if (!advertisement.origin || mappings[0] == *advertisement.origin) return;
  mappings[1] = mappings[0];
  mappings[0] = *advertisement.origin;
}

void TeredoClients::note(const TeredoMessage& message, Moment now) {
  if (message.kind == TeredoKind::solicitation) {
    table_.find_or_make(message.client, Standing::asked, now, [&](ClientTable::Entry& entry, bool) {
      Client& client = entry.value;
      client.solicitations[client.next] = {.nonce = message.nonce.value_or(0),
                                           .identifier = message.own.low(),
                                           .expires = now + solicitation_wait,
                                           .server = message.other,
                                           .has_nonce = message.nonce.has_value()};
      client.next = static_cast<std::uint8_t>((client.next + 1U) % client.solicitations.size());
      entry.expires = std::max<Moment>(entry.expires, now + solicitation_wait);
    });
    return;
  }
  table_.find(message.client, now, [&](ClientTable::Entry& entry) {
    if (message.kind == TeredoKind::advertisement) {
      Solicitation* const asked = find_asked(entry.value, message, now);
      if (asked == nullptr) return;
      *asked = {};
      learn(entry.value, message);
      entry.standing = Standing::proven;
    } else if (!message.is_outbound || !entry.value.known.mappings[0].is_known()) {
      return;
    }
    entry.expires = now + client_idle;
  });
}

}  // namespace sixgate::memory
