// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include <unistd.h>

#include "command/captures.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/dissect.hpp"
#include "command/kept_packets.hpp"
#include "command/options.hpp"
#include "engine/judge.hpp"
#include "report/line.hpp"
#include "report/summary.hpp"
#include "report/tally.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "replay FILE... [OPTION...]",
    .about =
        "Judges every packet of the captures as the running gate would, and tells the verdicts on\n"
        "standard output, one line a packet; a summary follows on standard error. FILE is a pcap "
        "or\n"
        "pcapng file, plain or compressed by gzip; `-` is standard input. Packets that live "
        "steering\n"
        "would not look at are accepted for default.not-steered.\n"
        "\n"
        "With --dissect it draws what is read of each packet instead: each header with its first\n"
        "and last byte, what is inside indented under what it is in.\n"
        "\n"
        "The files of --write and --write-dropped are pcapng. Each packet in them, without what "
        "was\n"
        "in front of its IP header, has its verdict, reason and law as comment; what monitor mode\n"
        "accepts though it would be dropped has `(would drop)` behind that."};

/// One run over some captures: what is asked, and what was counted so far.
class Replay {
 public:
  Replay(const config::Configuration& configuration, report::Format format, bool judges_all,
         KeptPackets& kept)
      : policy_(configuration.policy()),
        format_(format),
        judges_all_(judges_all),
        memory_(configuration.memory()),
        kept_(kept) {}

  void judge_frame(const capture::Frame& frame) {
    if (frame.packet) {
      tell(frame, judge(*frame.packet, moment_of(frame)));
    } else {
      ++not_ip_;
    }
  }

  /// What was judged so far, by reason.
  [[nodiscard]] std::string summarize() const {
    report::Summary summary;
    summary.add(tally_);
    const std::uint64_t frames = summary.judged() + not_ip_;
    return std::to_string(frames) + (frames == 1 ? " frame: " : " frames: ") + summary.totals() +
           ", " + std::to_string(not_ip_) + " not IP\n" + summary.rows();
  }

 private:
  engine::Judgement judge(const packet::Packet& packet, memory::Moment now) {
    return judges_all_ ? engine::judge(packet, arrival_, policy_, memory_, now)
                       : engine::judge_as_steered(packet, arrival_, policy_, memory_, now);
  }

  void tell(const capture::Frame& frame, const engine::Judgement& judgement) {
    const report::Occasion occasion{.frame = frame.number, .time = frame.time, .arrival = arrival_};
    tally_.count(judgement.decision, policy_.mode);
    kept_.keep(frame, judgement.decision, policy_.mode);
    std::cout << report::line(occasion, judgement, policy_.mode, format_, colour_) << '\n';
  }

  const policy::Policy& policy_;
  report::Format format_;
  bool judges_all_;
  report::Colour colour_ = report::colour_for(STDOUT_FILENO);
  policy::Arrival arrival_;  ///< a capture does not say
  memory::Memory memory_;
  KeptPackets& kept_;
  report::Tally tally_;
  std::uint64_t not_ip_ = 0;
};

}  // namespace

int replay(std::vector<std::string> words) {
  auto options = configuration_options();
  options.add_options()("json", "one JSON object a packet instead of text");
  options.add_options()("all", "judge packets too that live steering would not look at");
  options.add_options()("dissect", "print what was read of each packet instead of judging it");
  KeptPackets::add_options(options);
  const auto line = read_command_line(synopsis, options, {.least = 1, .most = SIZE_MAX}, words);
  if (!line) return done;

  const config::Configuration configuration = line->configuration();
  const policy::Policy& policy = configuration.policy();
  const auto format = line->has("json") ? report::Format::json : report::Format::text;
  if (line->has("dissect")) {
    if (line->has("write") || line->has("write-dropped")) {
      throw WrongUsage(
          "replay: --dissect judges nothing that --write or --write-dropped could keep");
    }
    return dissect(line->operands(), policy, format);
  }
  KeptPackets kept(*line);
  Replay replay(configuration, format, line->has("all"), kept);
  const int status = read_captures(line->operands(),
                                   [&](const capture::Frame& frame) { replay.judge_frame(frame); });
  kept.finish();
  std::cerr << replay.summarize();
  return status;
}

}  // namespace sixgate::command
