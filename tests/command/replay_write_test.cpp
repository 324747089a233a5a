// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
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

constexpr std::uint32_t link_ethernet = 1;

const std::vector<std::uint8_t> ping = ipv6("2600::1", "ff02::1").icmpv6(128).bytes();
const std::vector<std::uint8_t> native = ipv6("2600::1", "2600::2").tcp(443).bytes();
const std::vector<std::uint8_t> tunnel =
    ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600::1", "2600::2").tcp(443)).bytes();

/// A multicast ping, no IP, a native packet that nobody asks for, and a tunnel that nobody
/// declared.
std::string four_frames() {
  return pcap_file(link_ethernet,
                   {{.bytes = ethernet(0x86dd, ping), .seconds = 7, .microseconds = 250000},
                    {.bytes = ethernet(0x0806, std::vector<std::uint8_t>(28, 0)), .seconds = 8},
                    {.bytes = ethernet(0x86dd, native), .seconds = 9},
                    {.bytes = ethernet(0x0800, tunnel), .seconds = 10}});
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A replay of its own folder, with the built-in defaults.
class Replay {
 public:
  [[nodiscard]] test::Outcome operator()(std::vector<std::string> words) const {
    words.insert(words.begin(), {"replay", "-c", empty_});
    return run_program(words);
  }

  [[nodiscard]] std::string file(const std::string& name) const { return scratch_.file(name); }

  [[nodiscard]] std::string write(const std::string& name, const std::string& content) const {
    return scratch_.write(name, content);
  }

 private:
  test::ScratchFolder scratch_;
  std::string empty_ = scratch_.write("empty.toml", "");
};

TEST_CASE("--write keeps all judged packets with verdict, reason and law") {
  const Replay replay;
  const std::string kept = replay.file("all.pcapng");
  const auto outcome = replay({"--write", kept, replay.write("a.pcap", four_frames())});
  CHECK(outcome.status == 0);
  const std::string content = test::content_of(kept);
  const auto reading = test::read_capture(content);
  CHECK(reading.unreadable.empty());
  REQUIRE(reading.packets.size() == 3);
  CHECK(reading.packets[0] == ping);
  CHECK(reading.packets[1] == native);
  CHECK(reading.packets[2] == tunnel);
  CHECK(reading.times == std::vector{7.25, 9.0, 10.0});
  CHECK(holds(content, "drop icmpv6.echo-multicast, whitepaper 3.1"));
  CHECK(holds(content, "accept default.not-steered, "));
  CHECK(holds(content, "drop tunnel.undeclared, "));
}

TEST_CASE("--write-dropped keeps those alone that are dropped") {
  const Replay replay;
  const std::string kept = replay.file("dropped.pcapng");
  CHECK(replay({"--write-dropped", kept, replay.write("a.pcap", four_frames())}).status == 0);
  const auto reading = test::read_capture(test::content_of(kept));
  REQUIRE(reading.packets.size() == 2);
  CHECK(reading.packets[0] == ping);
  CHECK(reading.packets[1] == tunnel);
}

TEST_CASE("with --monitor --write-dropped keeps what would be dropped, and marks it") {
  const Replay replay;
  const std::string kept = replay.file("dropped.pcapng");
  const std::string capture = replay.write("a.pcap", four_frames());
  CHECK(replay({"--monitor", "--write-dropped", kept, capture}).status == 0);
  const std::string content = test::content_of(kept);
  CHECK(test::read_capture(content).packets.size() == 2);
  CHECK(holds(content, "accept icmpv6.echo-multicast, whitepaper 3.1 (would drop)"));
}

TEST_CASE("a replay of what was kept says the same again") {
  const Replay replay;
  const std::string all = replay.file("all.pcapng");
  const std::string dropped = replay.file("dropped.pcapng");
  CHECK(replay({"--write", all, "--write-dropped", dropped, replay.write("a.pcap", four_frames())})
            .status == 0);
  const auto again = replay({all});
  CHECK(again.err.starts_with("3 frames: 1 accepted, 2 dropped, 0 not IP\n"));
  CHECK(replay({dropped}).err.starts_with("2 frames: 0 accepted, 2 dropped, 0 not IP\n"));
}

TEST_CASE("a link that spoke of another family is kept, so that the reason stays") {
  const Replay replay;
  const std::string kept = replay.file("all.pcapng");
  const std::string capture =
      replay.write("a.pcap", pcap_file(link_ethernet, {{.bytes = ethernet(0x0800, native)}}));
  const auto once = replay({"--all", "--write", kept, capture});
  CHECK_FALSE(holds(once.out, "default.native"));
  CHECK(replay({"--all", kept}).out == once.out);
}

TEST_CASE("of a damaged capture what was judged is kept, with status 2") {
  const Replay replay;
  std::string content = four_frames();
  content.resize(content.size() - 1);
  const std::string kept = replay.file("all.pcapng");
  CHECK(replay({"--write", kept, replay.write("a.pcap", content)}).status == 2);
  const auto reading = test::read_capture(test::content_of(kept));
  CHECK(reading.unreadable.empty());
  CHECK(reading.packets.size() == 2);
}

TEST_CASE("a capture is never written over while it is read") {
  const Replay replay;
  const std::string capture = replay.write("a.pcap", four_frames());
  const std::string link = replay.file("link.pcap");
  std::filesystem::create_symlink(capture, link);
  for (const std::string& name : {capture, link}) {
    const auto outcome = replay({"--write-dropped", name, capture});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "sixgate: --write-dropped " + name + ": is the same file as " + capture +
                             "; name another one\n");
  }
  CHECK(run_program({"replay", "--write", capture, "-"}, capture).status == 2);
  CHECK(test::content_of(capture) == four_frames());
}

TEST_CASE("both options want files of their own") {
  const Replay replay;
  const std::string kept = replay.file("kept.pcapng");
  const auto outcome =
      replay({"--write", kept, "--write-dropped", kept, replay.write("a.pcap", four_frames())});
  CHECK(outcome.status == 2);
  CHECK(holds(outcome.err, "sixgate: --write-dropped " + kept + ": is the same file as "));
}

TEST_CASE("a file that cannot be made or filled is told, with status 3") {
  const Replay replay;
  const std::string capture = replay.write("a.pcap", four_frames());
  const auto nowhere = replay({"--write", "/nonexistent/a.pcapng", capture});
  CHECK(nowhere.status == 3);
  CHECK(nowhere.err == "sixgate: cannot create /nonexistent/a.pcapng: No such file or directory\n");
  const auto full = replay({"--write", "/dev/full", capture});
  CHECK(full.status == 3);
  CHECK(full.err == "sixgate: cannot write /dev/full: No space left on device\n");
}

TEST_CASE("what nobody judges, or nobody could read apart, is not written") {
  const Replay replay;
  const std::string capture = replay.write("a.pcap", four_frames());
  const std::string kept = replay.file("kept.pcapng");
  const auto dissect = replay({"--dissect", "--write", kept, capture});
  CHECK(dissect.status == 2);
  CHECK(holds(dissect.err, "sixgate: replay: --dissect judges nothing"));
  CHECK(replay({"--write", "-", capture}).status == 2);
  CHECK_FALSE(std::filesystem::exists(kept));
}

}  // namespace

}  // namespace sixgate
