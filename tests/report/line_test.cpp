// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/line.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::report {

namespace {

using policy::Reason;
using policy::Verdict;
using test::ipv4;
using test::ipv6;

engine::Judgement judged(const test::Bytes& packet, Verdict verdict,
                         std::initializer_list<Reason> noted = {}) {
  engine::Judgement judgement{.headers = packet::read(packet),
                              .decision = {.verdict = verdict, .notes = {}}};
  for (const Reason reason : noted) judgement.decision.notes.push({reason, 0});
  return judgement;
}

engine::Judgement reflected() {
  return judged(
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2002:1234:1234::1", "2002:900:2::1").icmpv6(128)),
      Verdict::drop(Reason::tunnel_6to4_source_mismatch, 1));
}

const policy::Arrival from_a_capture;
constexpr auto enforcing = policy::Mode::enforce;
constexpr auto monitoring = policy::Mode::monitor;

policy::Arrival arrival_at(policy::Hook hook) {
  policy::Arrival arrival;
  arrival.hook = hook;
  return arrival;
}

Occasion twelfth() { return {.frame = 12, .time = 1118316711.523, .arrival = from_a_capture}; }

TEST_CASE("JSON has its keys in the order of the contract") {
  CHECK(line(twelfth(), reflected(), enforcing, Format::json) ==
        R"({"frame":12,"time":1118316711.523,"verdict":"drop",)"
        R"("reason":"tunnel.6to4-source-mismatch","layer":1,"layers":"ipv4/ipv6/icmpv6",)"
        R"("src":"2002:1234:1234::1","dst":"2002:900:2::1","outer":["8.0.0.1>9.0.0.2"],)"
        R"("law":")" +
            std::string(
                policy::format(policy::row_of(Reason::tunnel_6to4_source_mismatch).law).view()) +
            R"("})");
}

TEST_CASE("monitor mode accepts and says what it would do") {
  CHECK(line(twelfth(), reflected(), monitoring, Format::json)
            .starts_with(R"({"frame":12,"time":1118316711.523,"verdict":"accept","would":"drop",)"
                         R"("reason":)"));
  const std::string text = line(twelfth(), reflected(), monitoring, Format::text);
  CHECK(text.find("  accept  ") != std::string::npos);
  CHECK(text.ends_with(" in 8.0.0.1 > 9.0.0.2 (would drop)"));
  const auto passed =
      judged(ipv6("2600::1", "2600::2").tcp(443), Verdict::accept(Reason::default_native, 0));
  CHECK(line(twelfth(), passed, monitoring, Format::json).find("would") == std::string::npos);
}

TEST_CASE("notes and the way through the kernel follow the law") {
  const auto judgement =
      judged(ipv6("2600::1", "2600::2").tcp(443), Verdict::accept(Reason::default_native, 0),
             {Reason::frag_header_chain, Reason::nd_off_link});
  const policy::Arrival arrival = arrival_at(policy::Hook::forward);
  const Occasion live{
      .frame = 1, .time = 0, .arrival = arrival, .in_name = "lan0", .out_name = "wan0"};
  const std::string json = line(live, judgement, enforcing, Format::json);
  CHECK(json.ends_with(R"(,"notes":["frag.header-chain","nd.off-link"],"hook":"forward",)"
                       R"("iif":"lan0","oif":"wan0"})"));
  CHECK(json.find("outer") == std::string::npos);
  CHECK(line(live, judgement, enforcing, Format::text)
            .ends_with("2600::1 > 2600::2 on forward lan0 > wan0 noted frag.header-chain, "
                       "nd.off-link"));
}

TEST_CASE("an interface may be named as it likes, and the terminal stays what it is") {
  const auto judgement =
      judged(ipv6("2600::1", "2600::2").tcp(443), Verdict::accept(Reason::default_native, 0));
  const policy::Arrival arrival = arrival_at(policy::Hook::forward);
  const Occasion live{.arrival = arrival, .in_name = "w\x1b[31m", .out_name = "lan0"};
  CHECK(line(live, judgement, enforcing, Format::text).ends_with("on forward w\\x1b[31m > lan0"));
  CHECK(line(live, judgement, enforcing, Format::json).find("w\\u001b[31m") != std::string::npos);
}

TEST_CASE("an interface that is not there has no key") {
  const policy::Arrival arrival = arrival_at(policy::Hook::input);
  const Occasion live{.frame = 1, .time = 0, .arrival = arrival, .in_name = "wan0"};
  const std::string json = line(live, reflected(), enforcing, Format::json);
  CHECK(json.ends_with(R"("hook":"input","iif":"wan0"})"));
  CHECK(line(live, reflected(), enforcing, Format::text).ends_with(" on input wan0 > -"));
}

TEST_CASE("every outer layer is told, outermost first") {
  const auto judgement = judged(
      ipv4("192.0.2.1", "192.0.2.2")
          .carries(
              ipv4("198.51.100.1", "198.51.100.2").carries(ipv6("2600::1", "2600::2").tcp(443))),
      Verdict::drop(Reason::service_closed, 2));
  CHECK(line(twelfth(), judgement, enforcing, Format::json)
            .find(R"("outer":["192.0.2.1>192.0.2.2","198.51.100.1>198.51.100.2"])") !=
        std::string::npos);
  CHECK(line(twelfth(), judgement, enforcing, Format::text)
            .ends_with("2600::1 > 2600::2 in 192.0.2.1 > 192.0.2.2, 198.51.100.1 > 198.51.100.2"));
}

TEST_CASE("bytes that are no IP header have no addresses") {
  const auto judgement = judged({0x50}, Verdict::drop(Reason::wire_version, 0));
  const std::string json = line(twelfth(), judgement, enforcing, Format::json);
  CHECK(json.find(R"("layers":"","src":"","dst":"","law":)") != std::string::npos);
  CHECK(line(twelfth(), judgement, enforcing, Format::text).ends_with(" - > -"));
}

TEST_CASE("text has its columns, and colour only where it is asked for") {
  const std::string plain = line(twelfth(), reflected(), enforcing, Format::text);
  CHECK(plain.starts_with("    12  drop    tunnel.6to4-source-mismatch  "));
  CHECK(
      plain.ends_with("   ipv4/ipv6/icmpv6          "
                      "2002:1234:1234::1 > 2002:900:2::1 in 8.0.0.1 > 9.0.0.2"));
  const std::string painted = line(twelfth(), reflected(), enforcing, Format::text, Colour::always);
  CHECK(painted.find("\033[31mdrop\033[0m    tunnel") != std::string::npos);
  CHECK(line(twelfth(), reflected(), enforcing, Format::json, Colour::always).find('\033') ==
        std::string::npos);
}

}  // namespace

}  // namespace sixgate::report
