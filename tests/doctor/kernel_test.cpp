// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/examined.hpp"

namespace sixgate::doctor {

namespace {

using kernel::Need;
using kernel::Presence;
using test::severity_of;
using test::with;

kernel::Probe probe(std::string_view name, Need need, Presence presence) {
  return {.capability = {.name = name,
                         .module = "some_module",
                         .option = "CONFIG_SOME",
                         .need = need,
                         .lost = "this is lost"},
          .presence = presence,
          .refusal = presence == Presence::missing ? "No such file or directory" : ""};
}

TEST_CASE("a missing capability names its module, its option and what is lost") {
  test::Examined examined;
  examined.machine.probes = {probe("exthdr", Need::always, Presence::missing)};
  const auto found = with(examined.by(check_capabilities), "exthdr");
  REQUIRE(found.size() == 1);
  CHECK(found.front().severity == Severity::blocker);
  CHECK(found.front().what.find("this is lost") != std::string::npos);
  CHECK(found.front().what.find("No such file") != std::string::npos);
  CHECK(found.front().mend.find("some_module") != std::string::npos);
  CHECK(found.front().mend.find("CONFIG_SOME") != std::string::npos);
}

TEST_CASE("either way to queue is enough, and neither is a blocker") {
  test::Examined examined;
  examined.machine.probes = {probe("native", Need::one_kind, Presence::missing),
                             probe("compat", Need::one_kind, Presence::present)};
  CHECK(severity_of(examined.by(check_capabilities), "native") == Severity::note);
  CHECK(severity_of(examined.by(check_capabilities), "compat") == Severity::ok);
  examined.machine.probes.back() = probe("compat", Need::one_kind, Presence::missing);
  CHECK(severity_of(examined.by(check_capabilities), "native") == Severity::blocker);
  CHECK(severity_of(examined.by(check_capabilities), "compat") == Severity::blocker);
}

TEST_CASE("connection tracking blocks only who uses it") {
  test::Examined examined;
  examined.machine.probes = {probe("ct", Need::conntrack, Presence::missing),
                             probe("sip", Need::on_request, Presence::missing),
                             probe("other", Need::conntrack, Presence::untried)};
  CHECK(severity_of(examined.by(check_capabilities), "ct: refused") == Severity::note);
  CHECK(severity_of(examined.by(check_capabilities), "sip: refused") == Severity::note);
  examined.conntrack = true;
  CHECK(severity_of(examined.by(check_capabilities), "ct: refused") == Severity::blocker);
  CHECK(severity_of(examined.by(check_capabilities), "sip: refused") == Severity::note);
  CHECK(severity_of(examined.by(check_capabilities), "other: not tried") == Severity::note);
}

TEST_CASE("a missing privilege is told once") {
  test::Examined examined;
  examined.machine.nf_tables = kernel::NfTables::not_permitted;
  CHECK(severity_of(examined.by(check_capabilities), "CAP_NET_ADMIN") == Severity::blocker);
  examined.machine.nf_tables = kernel::NfTables::missing;
  CHECK(severity_of(examined.by(check_capabilities), "no nf_tables") == Severity::blocker);
}

TEST_CASE("what sixgate can do without is a note") {
  test::Examined examined;
  examined.machine.has_nft = false;
  examined.machine.drivers = {{.module = "sit", .tunnels = "6in4", .is_there = false},
                              {.module = "ip_gre", .tunnels = "GRE", .is_there = true}};
  CHECK(severity_of(examined.by(check_capabilities), "nft program") == Severity::note);
  CHECK(severity_of(examined.by(check_capabilities), "sit: not there") == Severity::note);
  CHECK(severity_of(examined.by(check_capabilities), "ip_gre") == Severity::ok);
}

TEST_CASE("a queue of ours that another program has is a blocker") {
  test::Examined examined;
  const auto held = [](std::uint16_t number, std::optional<kernel::Program> holder) {
    return HeldQueue{.queue = {.number = number, .port = 7}, .holder = std::move(holder)};
  };
  examined.machine.queues = {held(40, kernel::Program{.process = 1, .name = "suricata"}),
                             held(41, kernel::Program{.process = 2, .name = "sixgate"}),
                             held(42, std::nullopt),
                             held(39, kernel::Program{.process = 3, .name = "opensnitchd"})};
  const auto findings = examined.by(check_queues);
  CHECK(findings.size() == 3);
  CHECK(severity_of(findings, "queue 40: suricata (process 1)") == Severity::blocker);
  CHECK(severity_of(findings, "queue 41: sixgate (process 2)") == Severity::ok);
  CHECK(severity_of(findings, "queue 42: somebody has it") == Severity::warning);
}

TEST_CASE("a foreign rule that feeds a queue of ours is told, one that feeds others is not") {
  test::Examined examined;
  const auto feeding = [](std::uint16_t first, std::uint16_t last) {
    kernel::ForeignRule rule{.table = {"inet", "ids"}, .chain = "forward"};
    rule.queues = kernel::QueueRange{.first = first, .last = last};
    return rule;
  };
  examined.machine.tables.rules = {feeding(0, 39), feeding(43, 50), feeding(45, 45)};
  const auto findings = examined.by(check_queues);
  CHECK(findings.size() == 1);
  CHECK(severity_of(findings, "queue 43-50") == Severity::warning);
}

}  // namespace

}  // namespace sixgate::doctor
