// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/teredo_clients.hpp"

#include <deque>
#include <map>
#include <optional>
#include <random>

#include "support/catch.hpp"

namespace sixgate::memory {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t restricted = 0x0000ffffffffffff;
constexpr std::uint64_t cone = 0x8000ffffffffffff;

/// Between a client and a server, each by a number.
TeredoMessage with_server(TeredoKind kind, std::uint16_t client, std::uint32_t server,
                          std::optional<std::uint64_t> nonce, std::uint64_t identifier) {
  TeredoMessage message;
  message.kind = kind;
  message.is_outbound = kind == TeredoKind::solicitation;
  message.client = {.address = 0x0a000001, .port = client};
  message.other = {.address = server, .port = 3544};
  message.own = wire::Address::ipv6(0xfe80000000000000, identifier);
  message.nonce = nonce;
  return message;
}
TeredoMessage solicitation(std::uint16_t client, std::uint32_t server,
                           std::optional<std::uint64_t> nonce = {},
                           std::uint64_t identifier = restricted) {
  return with_server(TeredoKind::solicitation, client, server, nonce, identifier);
}
TeredoMessage advertisement(std::uint16_t client, std::uint32_t server,
                            std::optional<std::uint64_t> nonce = {},
                            std::uint64_t identifier = restricted, std::uint16_t mapped = 40000) {
  TeredoMessage message = with_server(TeredoKind::advertisement, client, server, nonce, identifier);
  message.origin = TeredoEnd{.address = 0x09000001, .port = mapped};
  return message;
}

}  // namespace

TEST_CASE("an advertisement answers a solicitation of the same client, once", "[memory]") {
  TeredoClients clients(100, Secret::fixed());
  clients.note(solicitation(1, 10), 1s);
  CHECK(clients.is_waiting_for(advertisement(1, 10), 1s));
  CHECK(clients.is_waiting_for(advertisement(1, 10, 5), 1s));
  CHECK_FALSE(clients.is_waiting_for(advertisement(2, 10), 1s));
  CHECK_FALSE(clients.is_waiting_for(advertisement(1, 11), 1s));
  CHECK_FALSE(clients.is_waiting_for(advertisement(1, 10, {}, cone), 1s));
  CHECK_FALSE(clients.is_waiting_for(advertisement(1, 10), 1s + solicitation_wait));
  clients.note(advertisement(1, 10), 2s);
  CHECK_FALSE(clients.is_waiting_for(advertisement(1, 10), 2s));
}

TEST_CASE("a nonce that was sent comes back", "[memory]") {
  TeredoClients clients(100, Secret::fixed());
  clients.note(solicitation(1, 10, 0), 1s);
  CHECK_FALSE(clients.is_waiting_for(advertisement(1, 10), 1s));
  CHECK_FALSE(clients.is_waiting_for(advertisement(1, 10, 1), 1s));
  CHECK(clients.is_waiting_for(advertisement(1, 10, 0), 1s));
}

TEST_CASE("with the cone bit the answer comes from another address of the server", "[memory]") {
  TeredoClients clients(100, Secret::fixed());
  clients.note(solicitation(1, 10, 7, cone), 1s);
  CHECK(clients.is_waiting_for(advertisement(1, 11, 7, cone), 1s));
  clients.note(advertisement(1, 11, 7, cone), 1s);
  CHECK(clients.find({.address = 0x0a000001, .port = 1}, 1s).is_cone);
}

TEST_CASE("a client is known for ten minutes after its last sign", "[memory]") {
  constexpr TeredoEnd end{.address = 0x0a000001, .port = 1};
  TeredoClients clients(100, Secret::fixed());
  clients.note(solicitation(1, 10), 0s);
  CHECK_FALSE(clients.find(end, 1s).mappings[0].is_known());
  clients.note(advertisement(1, 10), 1s);
  CHECK(clients.find(end, 1s).mappings[0].port == 40000);
  TeredoMessage data;
  data.is_outbound = true;
  data.client = end;
  clients.note(data, 5min);
  data.is_outbound = false;
  clients.note(data, 14min);
  CHECK(clients.find(end, 15min - 1ns).mappings[0].is_known());
  CHECK_FALSE(clients.find(end, 15min).mappings[0].is_known());
}

TEST_CASE("an advertisement that nobody asked for teaches nothing", "[memory]") {
  TeredoClients clients(100, Secret::fixed());
  clients.note(advertisement(1, 10), 1s);
  CHECK(clients.usage(1s).entries == 0);
}

// The reference keeps every solicitation; the table keeps the last three of a client.
TEST_CASE("under random use clients wait for what they asked last", "[memory]") {
  struct Asked {
    std::uint32_t server;
    std::uint64_t nonce;
    Moment until;
    bool is_answered = false;
  };
  TeredoClients clients(4096, Secret::fixed());
  std::map<std::uint16_t, std::deque<Asked>> reference;
  std::mt19937 random(GENERATE(1U, 2U, 3U));
  const auto below = [&random](unsigned limit) { return random() % limit; };
  Moment now = 0s;
  for (int step = 0; step < 20000; ++step) {
    now += std::chrono::milliseconds(below(3000));
    const auto client = static_cast<std::uint16_t>(below(8));
    const auto server = static_cast<std::uint32_t>(10 + below(2));
    const std::uint64_t nonce = below(4);
    auto& asked = reference[client];
    if (below(2) == 0) {
      clients.note(solicitation(client, server, nonce), now);
      asked.push_back({server, nonce, now + solicitation_wait});
      if (asked.size() > 3) asked.pop_front();
      continue;
    }
    const auto answered = std::ranges::find_if(asked, [&](const Asked& one) {
      return one.server == server && one.nonce == nonce && one.until > now && !one.is_answered;
    });
    const auto answer = advertisement(client, server, nonce);
    REQUIRE(clients.is_waiting_for(answer, now) == (answered != asked.end()));
    clients.note(answer, now);
    if (answered != asked.end()) answered->is_answered = true;
  }
}

}  // namespace sixgate::memory
