// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "capture/pcap_file.hpp"
#include "command/program.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate {

namespace {

using test::Bytes;
using test::ethernet;
using test::ipv4;
using test::ipv6;
using test::pcap_file;
using test::run_program;
using test::ScratchFolder;

constexpr std::uint32_t link_ethernet = 1;

Bytes tunnelled() { return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600::1", "2600::2").tcp(80)); }

std::string hex(const Bytes& bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t octet : bytes) {
    text += digits[octet >> 4];
    text += digits[octet & 0xf];
  }
  return text;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

test::Outcome explain(std::vector<std::string> words, const std::string& input = "/dev/null") {
  words.insert(words.begin(), {"explain", "-c", "/dev/null"});
  return run_program(words, input);
}

TEST_CASE("one packet is drawn, judged, and its reason explained") {
  const auto outcome = explain({"--hex", hex(tunnelled())});
  CHECK(outcome.status == 0);
  CHECK(
      outcome.out.starts_with("80 bytes, ipv4/ipv6/tcp\n"
                              "\n"
                              "     0..19     ipv4     8.0.0.1 > 9.0.0.2, "));
  CHECK(holds(outcome.out,
              "\n\n"
              "verdict     drop for tunnel.undeclared\n"
              "decided by  layer 0, ipv4 8.0.0.1 > 9.0.0.2\n"
              "\n"
              "tunnel.undeclared, number "));
  CHECK(holds(outcome.out, "\n  in force  drop, the default of role border\n"));
}

TEST_CASE("each rule that was asked is told, in order, with what set its action") {
  const ScratchFolder scratch;
  const std::string file = scratch.write("site.toml",
                                         "[actions]\n"
                                         "\"tunnel.undeclared\" = \"log\"\n"
                                         "\"tunnel.depth\" = \"accept\"\n");
  const auto outcome = run_program({"explain", "--hex", hex(tunnelled()), "-c", file});
  const auto line_of = [&outcome](const std::string& reason, std::size_t from = 0) {
    const auto at = outcome.out.find(" " + reason + " ", from);
    const auto begin = outcome.out.rfind('\n', at) + 1;
    return at == std::string::npos ? std::string()
                                   : outcome.out.substr(begin, outcome.out.find('\n', at) - begin);
  };
  CHECK(holds(outcome.out, "\nasked of    layer 0, ipv4 8.0.0.1 > 9.0.0.2\n"));
  CHECK(line_of("tunnel.undeclared").starts_with("  notes   tunnel.undeclared"));
  CHECK(holds(line_of("tunnel.undeclared"), "  log     RFC "));
  CHECK(line_of("tunnel.undeclared").ends_with("  " + file + ":2"));
  CHECK(line_of("tunnel.depth").starts_with("  off     tunnel.depth"));
  CHECK(line_of("tunnel.depth").ends_with("  " + file + ":3"));
  const auto inner = outcome.out.find("\nasked of    layer 1, ipv6 2600::1 > 2600::2\n");
  REQUIRE(inner != std::string::npos);
  CHECK(line_of("ipv6.source-multicast", inner).starts_with("  passes  ipv6.source-multicast"));
  CHECK(line_of("ipv6.source-multicast", inner).ends_with("  default"));
  CHECK(line_of("service.closed", inner).starts_with("  DROPS   service.closed"));
  CHECK_FALSE(holds(outcome.out.substr(0, inner), "ext.routing-type-0"));
}

TEST_CASE("the digits may be parted, or come from standard input") {
  const ScratchFolder scratch;
  const std::string digits = hex(tunnelled());
  const auto whole = explain({"--hex", digits});
  CHECK(explain({"--hex", digits.substr(0, 4), digits.substr(4)}).out == whole.out);
  CHECK(explain({"--hex", "-"}, scratch.write("digits", digits)).out == whole.out);
}

TEST_CASE("monitor mode says what enforcing would do") {
  CHECK(holds(explain({"--monitor", "--hex", hex(tunnelled())}).out,
              "verdict     accept (would drop) for tunnel.undeclared\n"));
}

TEST_CASE("what the kernel passes by itself is said") {
  CHECK(holds(explain({"--hex", hex(ipv6("2600::1", "2600::2").tcp(443))}).out,
              "verdict     accept for default.native\n"
              "decided by  layer 0, ipv6 2600::1 > 2600::2\n"
              "live        the kernel passes it by itself, for default.not-steered\n"));
}

TEST_CASE("a frame of a capture is explained by its number") {
  const ScratchFolder scratch;
  const std::string capture =
      scratch.write("a.pcap", pcap_file(link_ethernet, {{.bytes = ethernet(0x0806, Bytes(28, 0))},
                                                        {.bytes = ethernet(0x0800, tunnelled())}}));
  const auto outcome = explain({capture, "2"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.starts_with(
      "frame 2, 1970-01-01 00:00:00.000000 UTC, 80 bytes, ipv4/ipv6/tcp\n"));
  CHECK(holds(outcome.out, "verdict     drop for tunnel.undeclared\n"));

  const auto not_ip = explain({capture, "1"});
  CHECK(not_ip.status == 2);
  CHECK(not_ip.err == "sixgate: " + capture + ": frame 1 carries no IP\n");
  const auto none = explain({capture, "3"});
  CHECK(none.status == 2);
  CHECK(none.err == "sixgate: " + capture + ": there is no frame 3; it has 2\n");
}

TEST_CASE("what cannot be explained is refused in one line") {
  for (const auto& outcome :
       {explain({"/nonexistent/a.pcap", "1"}), explain({"a.pcap", "0"}), explain({"a.pcap", "x"}),
        explain({"--hex", "600"}), explain({"--hex", "not hex"}), explain({}),
        explain({"a", "1", "2"})}) {
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("sixgate: "));
    CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
  }
}

}  // namespace

}  // namespace sixgate
