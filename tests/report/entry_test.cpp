// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/entry.hpp"

#include <algorithm>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::report {

namespace {

using policy::Mode;
using policy::Reason;
using test::ipv4;
using test::ipv6;

constexpr Reason lie = Reason::tunnel_6to4_source_mismatch;
const Attribution by_a_line{.set_by = "/etc/sixgate/sixgate.toml:12",
                            .file = "/etc/sixgate/sixgate.toml"};
const Attribution by_default{.set_by = "default", .file = "/etc/sixgate/sixgate.toml"};

engine::Judgement reflected() {
  return {.headers = packet::read(
              test::Bytes(ipv4("8.0.0.1", "9.0.0.2")
                              .carries(ipv6("2002:1234:1234::1", "2002:900:2::1").icmpv6(128)))),
          .decision = {.verdict = policy::Verdict::drop(Reason::tunnel_6to4_source_mismatch, 1),
                       .notes = {}}};
}

policy::Arrival forwarded() {
  policy::Arrival arrival;
  arrival.hook = policy::Hook::forward;
  return arrival;
}

bool has(const Entry& entry, std::string_view field) {
  return std::ranges::find(entry, field) != entry.end();
}

TEST_CASE("an entry says in a sentence what, who, in what, where, by which law and by which line") {
  const policy::Arrival arrival = forwarded();
  const Occasion occasion{.arrival = arrival, .in_name = "wan0", .out_name = "lan0"};
  const Entry drop = entry(occasion, reflected(), Mode::enforce, lie, by_a_line);
  CHECK(has(drop,
            "MESSAGE=drop tunnel.6to4-source-mismatch: ipv4/ipv6/icmpv6 2002:1234:1234::1 > "
            "2002:900:2::1 in 8.0.0.1 > 9.0.0.2 on forward wan0 > lan0; RFC 3964 5.2; set by "
            "/etc/sixgate/sixgate.toml:12"));
  CHECK(has(drop, "PRIORITY=5"));
  CHECK(has(drop, "SIXGATE_VERDICT=drop"));
  CHECK(has(drop, "SIXGATE_REASON=tunnel.6to4-source-mismatch"));
  CHECK(has(drop, "SIXGATE_OUTER=8.0.0.1>9.0.0.2"));
  CHECK(has(drop, "SIXGATE_LAYER=1"));
  CHECK(has(drop, "SIXGATE_HOOK=forward"));
  CHECK(has(drop, "SIXGATE_IIF=wan0"));
  CHECK(has(drop, "SIXGATE_SET_BY=/etc/sixgate/sixgate.toml:12"));
}

TEST_CASE("an entry of monitor mode says that it would drop, and that it did not") {
  const policy::Arrival arrival;
  const Entry spared = entry({.arrival = arrival}, reflected(), Mode::monitor, lie, by_default);
  CHECK(spared[0].starts_with("MESSAGE=would drop tunnel.6to4-source-mismatch: "));
  CHECK(spared[0].ends_with("; set by default, [actions] of /etc/sixgate/sixgate.toml changes it"));
  CHECK(has(spared, "PRIORITY=6"));
  CHECK(has(spared, "SIXGATE_VERDICT=accept"));
  CHECK(has(spared, "SIXGATE_WOULD=drop"));
}

TEST_CASE("an entry has a field for each note and none for what is not there") {
  const policy::Arrival arrival;
  engine::Judgement judgement{
      .headers = packet::read(test::Bytes(ipv6("2600::1", "2600::2").tcp(443))),
      .decision = {.verdict = policy::Verdict::accept(Reason::default_native, 0), .notes = {}}};
  judgement.decision.notes.push({Reason::frag_header_chain, 0});
  judgement.decision.notes.push({Reason::nd_off_link, 0});
  const Entry noted =
      entry({.arrival = arrival}, judgement, Mode::enforce, Reason::frag_header_chain, by_a_line);
  CHECK(has(noted, "SIXGATE_NOTE=frag.header-chain"));
  CHECK(has(noted, "SIXGATE_NOTE=nd.off-link"));
  CHECK(noted[0].starts_with("MESSAGE=noted frag.header-chain, default.native: ipv6/tcp "));
  CHECK(noted[0].ends_with("; set by /etc/sixgate/sixgate.toml:12"));
  CHECK(has(noted, "SIXGATE_REASON=frag.header-chain"));
  CHECK(std::ranges::none_of(noted, [](const std::string& field) {
    return field.starts_with("SIXGATE_OUTER") || field.starts_with("SIXGATE_HOOK") ||
           field.starts_with("SIXGATE_WOULD") || field.ends_with('=');
  }));
}

TEST_CASE("what accepts by itself has no action, and nothing that set it") {
  const policy::Arrival arrival;
  const engine::Judgement judgement{
      .headers = packet::read(test::Bytes(ipv6("2600::1", "2600::2").tcp(443))),
      .decision = {.verdict = policy::Verdict::accept(Reason::default_native, 0), .notes = {}}};
  const Entry passed =
      entry({.arrival = arrival}, judgement, Mode::enforce, Reason::default_native, by_default);
  CHECK(passed[0].find("set by") == std::string::npos);
  CHECK(std::ranges::none_of(
      passed, [](const std::string& field) { return field.starts_with("SIXGATE_SET_BY"); }));
}

TEST_CASE("an entry of what was not told one by one says how many, why and between whom") {
  const Entry more = entry({.reason = Reason::tunnel_undeclared,
                            .pair = Pair{.source = wire::Address::ipv4(0x08000001),
                                         .destination = wire::Address::ipv4(0x09000002)},
                            .packets = 12});
  CHECK(has(more, "MESSAGE=12 more of tunnel.undeclared, 8.0.0.1 > 9.0.0.2"));
  CHECK(has(more, "SIXGATE_SUPPRESSED=12"));
  CHECK(has(more, "SIXGATE_OUTER=8.0.0.1>9.0.0.2"));
}

}  // namespace

}  // namespace sixgate::report
