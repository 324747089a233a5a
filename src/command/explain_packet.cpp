// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/explain_packet.hpp"

#include <charconv>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <optional>
#include <vector>

#include <unistd.h>

#include "capture/reader.hpp"
#include "command/answers.hpp"
#include "command/clock.hpp"
#include "command/hex.hpp"
#include "command/layer_words.hpp"
#include "command/options.hpp"
#include "command/reason_page.hpp"
#include "engine/judge.hpp"
#include "report/drawing.hpp"
#include "report/heading.hpp"
#include "sixgate/policy/steer.hpp"

namespace sixgate::command {

namespace {

void print_verdict(const engine::Judgement& judgement, const policy::Policy& policy) {
  const policy::Verdict& verdict = judgement.decision.verdict;
  const bool is_drop = verdict.is_drop() && policy.mode == policy::Mode::enforce;
  const bool is_only_told = verdict.is_drop() && !is_drop;
  const report::Colour colour = report::colour_for(STDOUT_FILENO);
  std::cout << "verdict     "
            << report::paint(is_drop ? "drop" : "accept",
                             is_drop ? report::Ink::red : report::Ink::green, colour)
            << (is_only_told ? " (would drop)" : "") << " for " << policy::name_of(verdict.reason())
            << '\n'
            << "decided by  " << describe_layer(judgement.headers, verdict.depth()) << '\n';
  for (const policy::Note& note : judgement.decision.notes) {
    std::cout << "noted       " << policy::name_of(note.reason) << " of "
              << describe_layer(judgement.headers, note.depth) << '\n';
  }
}

/// Live, the kernel may decide without asking.
void print_steering(const packet::Packet& packet, const policy::Policy& policy,
                    const packet::Headers& headers, const policy::Verdict& verdict) {
  const auto reason = policy::passes_unjudged(packet, headers, {}, policy);
  if (!reason || *reason == verdict.reason()) return;
  std::cout << "live        the kernel passes it by itself, for " << policy::name_of(*reason)
            << '\n';
}

/// frame   that the packet is in; null where there is none
/// memory  of what was in front of it
void explain(const packet::Packet& packet, const capture::Frame* frame,
             const config::Configuration& configuration, memory::Memory& memory) {
  const policy::Policy& policy = configuration.policy();
  const memory::Moment now = frame != nullptr ? moment_of(*frame) : memory::Moment();
  std::vector<policy::Answer> answers;
  const engine::Judgement judgement = engine::judge_aloud(packet, {}, policy, memory, now, answers);
  const policy::Verdict& verdict = judgement.decision.verdict;
  std::cout << (frame != nullptr
                    ? report::heading(frame->number, frame->time, packet, judgement.headers)
                    : report::heading(packet, judgement.headers))
            << "\n\n"
            << report::drawing(packet, judgement.headers, policy, report::colour_for(STDOUT_FILENO))
            << '\n';
  print_answers(answers, judgement.headers, configuration);
  std::cout << '\n';
  print_verdict(judgement, policy);
  print_steering(packet, policy, judgement.headers, verdict);
  std::cout << '\n';
  print_reason(std::cout, policy::row_of(verdict.reason()), configuration);
}

std::uint64_t read_number(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number == 0) {
    throw WrongUsage("explain: `" + text + "` is no number of a frame; they count from 1");
  }
  return number;
}

}  // namespace

void explain_hex(const std::string& text, const config::Configuration& configuration) {
  const std::string digits =
      text == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : text;
  const std::vector<std::uint8_t> bytes = read_hex(digits);
  memory::Memory memory(configuration.memory());
  explain(packet::whole(bytes), nullptr, configuration, memory);
}

void explain_frame(const std::string& path, const std::string& number,
                   const config::Configuration& configuration) {
  const std::uint64_t wanted = read_number(number);
  capture::Reader reader(path);
  memory::Memory memory(configuration.memory());
  std::uint64_t frames = 0;
  while (const auto frame = reader.next()) {
    frames = frame->number;
    if (frames < wanted) {
      if (frame->packet) {
        (void)engine::judge_as_steered(*frame->packet, {}, configuration.policy(), memory,
                                       moment_of(*frame));
      }
      continue;
    }
    if (!frame->packet) throw WrongUsage(path + ": frame " + number + " carries no IP");
    explain(*frame->packet, &*frame, configuration, memory);
    return;
  }
  throw WrongUsage(path + ": there is no frame " + number + "; it has " + std::to_string(frames));
}

}  // namespace sixgate::command
