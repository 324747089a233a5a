// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "capture/pcapng_file.hpp"
#include "capture/reading.hpp"
#include "command/program.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate {

namespace {

using test::ethernet;
using test::ipv4;
using test::ipv6;
using test::pcap_file;
using test::run_program;
using test::ScratchFolder;

constexpr std::uint32_t link_ethernet = 1;
constexpr std::uint32_t link_raw = 101;

/// A multicast ping, a native packet that nobody asks for, and a tunnel that nobody declared.
std::string three_packets() {
  return pcap_file(
      link_raw,
      {{.bytes = ipv6("2600::1", "ff02::1").icmpv6(128).bytes()},
       {.bytes = ipv6("2600::1", "2600::2").tcp(443).bytes()},
       {.bytes = ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600::1", "2600::2").tcp(443)).bytes()}});
}

std::ptrdiff_t count_lines(const std::string& text) { return std::ranges::count(text, '\n'); }

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Replay {
 public:
  [[nodiscard]] test::Outcome operator()(std::vector<std::string> words,
                                         const std::string& input = "/dev/null") const {
    words.insert(words.begin(), {"replay", "-c", empty_});
    return run_program(words, input);
  }

  [[nodiscard]] std::string write(const std::string& name, const std::string& content) const {
    return scratch_.write(name, content);
  }

 private:
  ScratchFolder scratch_;
  std::string empty_ = scratch_.write("empty.toml", "");
};

TEST_CASE("replay tells one line a packet, and a summary on standard error") {
  const Replay replay;
  const auto outcome = replay({replay.write("a.pcap", three_packets())});
  CHECK(outcome.status == 0);
  CHECK(count_lines(outcome.out) == 3);
  CHECK(holds(outcome.out, "     1  drop    icmpv6.echo-multicast "));
  CHECK(holds(outcome.out, "     2  accept  default.not-steered "));
  CHECK(holds(outcome.out, "     3  drop    tunnel.undeclared "));
  CHECK(outcome.err.starts_with("3 frames: 1 accepted, 2 dropped, 0 not IP\n"));
}

TEST_CASE("--all judges what live steering leaves alone") {
  const Replay replay;
  const auto outcome = replay({"--all", replay.write("a.pcap", three_packets())});
  CHECK(holds(outcome.out, "     2  accept  default.native "));
}

TEST_CASE("--monitor accepts everything and says what it would do") {
  const Replay replay;
  const auto outcome = replay({"--monitor", replay.write("a.pcap", three_packets())});
  CHECK(outcome.status == 0);
  CHECK_FALSE(holds(outcome.out, "  drop  "));
  CHECK(holds(outcome.out, "     1  accept  icmpv6.echo-multicast "));
  CHECK(holds(outcome.out, "(would drop)\n"));
  CHECK(outcome.err.starts_with("3 frames: 1 accepted, 2 would be dropped, 0 not IP\n"));
}

TEST_CASE("frames are counted a file, the summary over all") {
  const Replay replay;
  const std::string capture = replay.write("a.pcap", three_packets());
  const auto outcome = replay({"--json", capture, capture});
  CHECK(count_lines(outcome.out) == 6);
  CHECK(outcome.out.find(R"({"frame":1,)") != outcome.out.rfind(R"({"frame":1,)"));
  CHECK_FALSE(holds(outcome.out, R"({"frame":4,)"));
  CHECK(outcome.err.starts_with("6 frames: "));
}

TEST_CASE("a dash is standard input") {
  const Replay replay;
  const auto outcome = replay({"-"}, replay.write("a.pcap", three_packets()));
  CHECK(outcome.status == 0);
  CHECK(count_lines(outcome.out) == 3);
}

TEST_CASE("frames without IP are counted and have no line") {
  const Replay replay;
  const auto outcome = replay({replay.write(
      "a.pcap",
      pcap_file(link_ethernet,
                {{.bytes = ethernet(0x0806, std::vector<std::uint8_t>(28, 0))},
                 {.bytes = ethernet(0x86dd, ipv6("2600::1", "2600::2").tcp(443), {0x8100})}}))});
  CHECK(outcome.status == 0);
  CHECK(count_lines(outcome.out) == 1);
  CHECK(holds(outcome.out, "     2  accept  default.not-steered "));
  CHECK(outcome.err.starts_with("2 frames: 1 accepted, 0 dropped, 1 not IP\n"));
}

TEST_CASE("replay remembers, by the capture's clock, and says the same again") {
  const Replay replay;
  const auto out = ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:2::1", "2600:1::1").udp(5000, 53));
  const auto in = ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:1::1", "2600:2::1").udp(53, 5000));
  const auto capture =
      replay.write("a.pcap", pcap_file(link_raw, {{.bytes = in.bytes(), .seconds = 1},
                                                  {.bytes = out.bytes(), .seconds = 2},
                                                  {.bytes = in.bytes(), .seconds = 3},
                                                  {.bytes = in.bytes(), .seconds = 303}}));
  const auto site = replay.write("site.toml",
                                 "[site]\ninside = [\"2600:2::/32\", \"9.0.0.0/24\"]\n"
                                 "[[tunnel]]\nname = \"office\"\nkind = \"6in4\"\n"
                                 "local = [\"9.0.0.2\"]\nremote = [\"8.0.0.1\"]\n");
  const auto once = run_program({"replay", "--all", "-c", site, capture});
  CHECK(holds(once.err, "1  accept  default.tunnelled\n"));
  CHECK(holds(once.err, "1  accept  flow.established\n"));
  CHECK(holds(once.err, "2  drop    service.closed\n"));
  CHECK(run_program({"replay", "--all", "-c", site, capture}).out == once.out);
  const auto explained = run_program({"explain", "-c", site, capture, "3"});
  CHECK(holds(explained.out, "verdict     accept for flow.established\n"));
}

TEST_CASE("a damaged capture is judged as far as it goes, and the others wholly") {
  const Replay replay;
  std::string content = three_packets();
  content.resize(content.size() - 1);
  const std::string damaged = replay.write("damaged.pcap", content);
  const std::string whole = replay.write("whole.pcap", three_packets());
  const auto outcome = replay({damaged, whole});
  CHECK(outcome.status == 2);
  CHECK(count_lines(outcome.out) == 5);
  CHECK(outcome.err.starts_with("sixgate: " + damaged + ": after frame 2: "));
  CHECK(holds(outcome.err, "\n5 frames: "));
}

TEST_CASE("a file that is not there, no capture or of another link is named") {
  const Replay replay;
  CHECK(replay({"/nonexistent/a.pcap"}).status == 2);
  CHECK(replay({"/nonexistent/a.pcap"})
            .err.starts_with("sixgate: /nonexistent/a.pcap: No such file or directory\n"));
  const auto text =
      replay({replay.write("text.pcap", "no capture, by any reading of its bytes\n")});
  CHECK(text.status == 2);
  CHECK(text.err.starts_with("sixgate: "));
  const auto radio = replay({replay.write("radio.pcap", pcap_file(105, {}))});
  CHECK(radio.status == 2);
  CHECK(holds(radio.err, "link type IEEE802_11 (105) is not known here"));
}

TEST_CASE("frames of a link that is not known are counted as not IP, and said once") {
  const Replay replay;
  constexpr std::uint32_t link_80211 = 105;
  const std::string file = test::PcapngFile()
                               .interface(link_80211)
                               .interface(link_raw)
                               .packet(0, {0x80, 0})
                               .packet(1, ipv6("2600::1", "2600::2").tcp(443).bytes())
                               .packet(0, {0x80, 0})
                               .bytes();
  const auto outcome = replay({replay.write("a.pcapng", file)});
  CHECK(outcome.status == 0);
  CHECK(count_lines(outcome.out) == 1);
  CHECK(holds(outcome.err, "a.pcapng: 2 frames are from interfaces that are not read; link type "));
  CHECK(holds(outcome.err, "3 frames: 1 accepted, 0 dropped, 2 not IP"));
}

TEST_CASE("a compressed capture that ends early is judged as far as it goes, with status 2") {
  const Replay replay;
  const std::string file = test::gzipped(three_packets());
  const auto outcome = replay({replay.write("a.pcap.gz", file.substr(0, file.size() - 8))});
  CHECK(outcome.status == 2);
  CHECK(count_lines(outcome.out) == 3);
  CHECK(holds(outcome.err, "a.pcap.gz: after frame 3: ends inside its gzip data"));
}

}  // namespace

}  // namespace sixgate
