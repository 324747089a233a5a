// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "command/program.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/mutate.hpp"
#include "support/packet_builder.hpp"

namespace sixgate {

namespace {

using test::Bytes;
using test::ethernet;
using test::ipv6;
using test::pcap_file;
using test::run_program;
using test::run_script;
using test::ScratchFolder;

constexpr std::uint32_t link_ethernet = 1;
constexpr std::uint32_t link_raw = 101;

Bytes native() { return ipv6("2600::1", "2600::2").tcp(443); }

/// A frame without IP, and one with it.
std::string two_frames() {
  return pcap_file(link_ethernet, {{.bytes = ethernet(0x0806, Bytes(28, 0))},
                                   {.bytes = ethernet(0x86dd, native())}});
}

/// Packets of every form, changed at random; half of them with more on the wire than is there.
std::string mutated_packets(int count) {
  std::mt19937 random(6946);
  const auto corpus = test::valid_packets();
  std::vector<test::Record> records;
  while (count-- > 0) {
    Bytes bytes = corpus[random() % corpus.size()];
    if (bytes.size() > 2000) bytes.resize(2000);
    test::mutate(bytes, random);
    const std::size_t missing = random() % 2 == 0 ? random() % 500 : 0;
    records.push_back({.bytes = bytes, .length = bytes.size() + missing});
  }
  return pcap_file(link_raw, records);
}

TEST_CASE("--dissect draws every frame under its number and time") {
  const ScratchFolder scratch;
  const auto outcome = run_program(
      {"replay", "--dissect", "-c", "/dev/null", scratch.write("a.pcap", two_frames())});
  CHECK(outcome.status == 0);
  CHECK(
      outcome.out.starts_with("frame 1, 1970-01-01 00:00:00.000000 UTC, not IP\n\n"
                              "frame 2, 1970-01-01 00:00:00.000000 UTC, 60 bytes, ipv6/tcp\n"
                              "     0..39     ipv6   2600::1 > 2600::2, "));
  CHECK(outcome.out.ends_with("\n\n"));
  CHECK(outcome.err == "2 frames, 1 not IP\n");
}

TEST_CASE("--dissect --json tells every frame on a line") {
  const ScratchFolder scratch;
  const auto outcome = run_program(
      {"replay", "--dissect", "--json", "-c", "/dev/null", scratch.write("a.pcap", two_frames())});
  CHECK(outcome.out.starts_with("{\"frame\":1,\"layers\":[]}\n{\"frame\":2,\"layers\":[{"));
  CHECK(std::ranges::count(outcome.out, '\n') == 2);
}

TEST_CASE("a damaged capture is dissected as far as it goes") {
  const ScratchFolder scratch;
  std::string content = two_frames();
  content.resize(content.size() - 1);
  const auto outcome =
      run_program({"replay", "--dissect", "-c", "/dev/null", scratch.write("a.pcap", content)});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.starts_with("frame 1, "));
  CHECK(outcome.err.starts_with("sixgate: "));
  CHECK(outcome.err.ends_with("1 frame, 1 not IP\n"));
}

TEST_CASE("any bytes are dissected, in JSON that is valid and lines that fit") {
  const ScratchFolder scratch;
  constexpr int count = 3000;
  const std::string capture = scratch.write("a.pcap", mutated_packets(count));
  const auto json = run_script("\"$SIXGATE\" replay --dissect --json -c /dev/null " + capture +
                               " | python3 -c '\n"
                               "import json, sys\n"
                               "def members(pairs):\n"
                               "    assert len(dict(pairs)) == len(pairs), pairs\n"
                               "    return dict(pairs)\n"
                               "for number, line in enumerate(sys.stdin, 1):\n"
                               "    told = json.loads(line, object_pairs_hook=members)\n"
                               "    assert told[\"frame\"] == number\n"
                               "print(number)'");
  CHECK(json.status == 0);
  CHECK(json.out == std::to_string(count) + "\n");

  const auto text = run_program({"replay", "--dissect", "-c", "/dev/null", capture});
  CHECK(text.status == 0);
  std::istringstream lines(text.out);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, line.size());
  CHECK(widest <= 100);
}

}  // namespace

}  // namespace sixgate
