// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include <unistd.h>

#include "capture/reader.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "command/progress.hpp"
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
        "would not look at are accepted for default.not-steered."};

/// One run over some captures: what is asked, and what was counted so far.
class Replay {
 public:
  Replay(const policy::Policy& policy, report::Format format, bool judges_all)
      : policy_(policy), format_(format), judges_all_(judges_all) {}

  /// fails  capture::Unreadable; what stands before the damage has been judged
  void judge_capture(const std::string& path) {
    capture::Reader reader(path);
    while (const auto frame = reader.next()) {
      progress_.step();
      if (frame->packet) {
        tell(*frame, judge(*frame->packet));
      } else {
        ++not_ip_;
      }
    }
    if (const std::string unknown = reader.unknown_frames(); !unknown.empty()) {
      std::cout << std::flush;
      std::cerr << "sixgate: " << unknown << '\n';
    }
  }

  /// What was judged so far, by reason.
  [[nodiscard]] std::string summarize() const {
    report::Summary summary(policy_.mode);
    summary.add(tally_);
    const std::uint64_t frames = summary.judged() + not_ip_;
    return std::to_string(frames) + (frames == 1 ? " frame: " : " frames: ") + summary.totals() +
           ", " + std::to_string(not_ip_) + " not IP\n" + summary.rows();
  }

 private:
  engine::Judgement judge(const capture::IpPacket& packet) {
    const packet::Packet asked{.bytes = packet.bytes, .length = packet.length};
    return judges_all_ ? engine::judge(asked, arrival_, policy_, memory_)
                       : engine::judge_as_steered(asked, arrival_, policy_, memory_);
  }

  void tell(const capture::Frame& frame, const engine::Judgement& judgement) {
    const report::Occasion occasion{.frame = frame.number, .time = frame.time, .arrival = arrival_};
    tally_.count(judgement.decision);
    std::cout << report::line(occasion, judgement, policy_, format_, colour_) << '\n';
  }

  const policy::Policy& policy_;
  report::Format format_;
  bool judges_all_;
  report::Colour colour_ = report::colour_for(STDOUT_FILENO);
  policy::Arrival arrival_;  ///< a capture does not say
  memory::Memory memory_;
  report::Tally tally_;
  std::uint64_t not_ip_ = 0;
  Progress progress_{"frames"};
};

}  // namespace

int replay(std::vector<std::string> words) {
  auto options = configuration_options();
  options.add_options()("json", "one JSON object a packet instead of text");
  options.add_options()("all", "judge packets too that live steering would not look at");
  const auto line = read_command_line(synopsis, options, {.least = 1, .most = SIZE_MAX}, words);
  if (!line) return done;

  const config::Configuration configuration = line->configuration();
  const policy::Policy& policy = configuration.policy();
  Replay replay(policy, line->has("json") ? report::Format::json : report::Format::text,
                line->has("all"));
  int status = done;
  for (const std::string& path : line->operands()) {
    try {
      replay.judge_capture(path);
    } catch (const capture::Unreadable& unreadable) {
      std::cout << std::flush;
      std::cerr << "sixgate: " << unreadable.what() << '\n';
      status = unusable;
    }
  }
  std::cout << std::flush;
  std::cerr << replay.summarize();
  return status;
}

}  // namespace sixgate::command
