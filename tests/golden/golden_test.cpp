// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "command/program.hpp"
#include "golden/captures.hpp"
#include "support/catch.hpp"

namespace sixgate {

namespace {

using test::Golden;

constexpr const char* header =
    "# SPDX-License-Identifier: GPL-2.0-or-later\n"
    "# Do not edit. BLESS=1 ctest -R golden writes this file anew.\n";

std::string beside(const std::string& name) {
  return std::string(SIXGATE_GOLDEN "/").append(name);
}

test::Outcome replay(const Golden& golden, const std::string& capture, bool as_json) {
  std::vector<std::string> words{"replay", capture, "-c", beside(golden.configuration)};
  words.insert(words.end(), golden.options.begin(), golden.options.end());
  if (as_json) words.emplace_back("--json");
  return test::run_program(words);
}

/// Both outputs, without the folder that the capture happens to lie in.
std::string page(const test::Outcome& outcome, const std::string& capture,
                 const std::string& name) {
  std::string text = header + outcome.out + "# standard error\n" + outcome.err;
  for (std::size_t at = 0; (at = text.find(capture)) != std::string::npos;) {
    text.replace(at, capture.size(), name);
  }
  return text;
}

void compare(const Golden& golden, bool as_json) {
  const test::ScratchFolder scratch;
  const std::string capture = scratch.write(golden.name + ".pcap", golden.capture);
  const test::Outcome outcome = replay(golden, capture, as_json);
  const std::string is = page(outcome, capture, golden.name + ".pcap");
  const std::string file =
      beside(golden.name + (as_json ? ".json" : ".text") + std::string(".expected"));
  if (std::getenv("BLESS") != nullptr) std::ofstream(file, std::ios::binary) << is;
  CHECK(outcome.status == golden.status);
  CHECK(is == test::content_of(file));
}

TEST_CASE("replay says what it said before") {
  for (const Golden& golden : test::golden_captures()) {
    DYNAMIC_SECTION(golden.name << " in text") { compare(golden, false); }
    DYNAMIC_SECTION(golden.name << " in JSON") { compare(golden, true); }
  }
}

TEST_CASE("a 6to4 router passes what RFC 3964 lets pass and nothing else") {
  const auto captures = test::golden_captures();
  const auto golden = std::ranges::find(captures, "6to4-router", &Golden::name);
  REQUIRE(golden != captures.end());
  const test::ScratchFolder scratch;
  std::istringstream lines(replay(*golden, scratch.write("6to4.pcap", golden->capture), false).out);
  for (const test::SixToFour& packet : test::six_to_four_packets()) {
    std::string line;
    REQUIRE(std::getline(lines, line));
    CAPTURE(packet.id, line);
    CHECK((line.find("  accept  ") != std::string::npos) == packet.passes);
  }
}

}  // namespace

}  // namespace sixgate
