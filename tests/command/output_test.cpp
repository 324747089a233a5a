// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "command/program.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate {

namespace {

using test::run_program;
using test::run_script;

/// More lines than any pipe or buffer holds.
std::string long_capture() {
  const test::Record record{.bytes = test::ipv6("2600::1", "2600::2").icmpv6(128).bytes()};
  return test::pcap_file(101, std::vector<test::Record>(20000, record));
}

TEST_CASE("a full disk is told and not taken for success") {
  if (!std::filesystem::exists("/dev/full")) return;
  const auto outcome = run_program({"reasons"}, "/dev/null", "/dev/full");
  CHECK(outcome.status == 3);
  CHECK(outcome.err == "sixgate: cannot write standard output: No space left on device\n");
}

TEST_CASE("a reader who has had enough is no error") {
  const test::ScratchFolder scratch;
  const std::string capture = scratch.write("long.pcap", long_capture());
  const std::string replay = "\"$SIXGATE\" replay -c /dev/null '" + capture + "'";
  SECTION("and ends the program where signals do their work") {
    const auto outcome = run_script("{ " + replay + "; echo $? >&2; } | head -n 1");
    CHECK(outcome.out.starts_with("     1  accept  "));
    CHECK(outcome.err == "141\n");
  }
  SECTION("and ends it in peace where the signal is ignored") {
    const auto outcome = run_script("{ trap '' PIPE; " + replay + "; echo $? >&2; } | head -n 1");
    CHECK(outcome.err == "0\n");
  }
}

TEST_CASE("what goes into a file has no colour") {
  const test::ScratchFolder scratch;
  const std::string capture = scratch.write("one.pcap", long_capture().substr(0, 24 + 16 + 48));
  const auto outcome = run_program({"replay", "-c", "/dev/null", capture});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find('\033') == std::string::npos);
  CHECK(outcome.err.find('\033') == std::string::npos);
}

}  // namespace

}  // namespace sixgate
