// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/answers.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "command/layer_words.hpp"
#include "report/colour.hpp"

namespace sixgate::command {

namespace {

/// What became of the question: the rule is off, or its sentence is not true, or it is.
std::string_view outcome_of(const policy::Answer& answer) {
  if (answer.action == policy::Action::accept) return "off";
  if (!answer.is_hit) return "passes";
  return answer.action == policy::Action::drop ? "DROPS" : "notes";
}

std::string padded(std::string_view text, std::size_t width) {
  std::string line(text);
  line.resize(std::max(width, line.size()), ' ');
  return line;
}

std::string in_colour(const policy::Answer& answer, report::Colour colour) {
  constexpr std::size_t width = 8;
  const std::string text = padded(outcome_of(answer), width);
  if (!answer.is_hit) return text;
  const bool drops = answer.action == policy::Action::drop;
  return report::paint(text, drops ? report::Ink::red : report::Ink::yellow, colour);
}

}  // namespace

void print_answers(const std::vector<policy::Answer>& answers, const packet::Headers& headers,
                   const config::Configuration& configuration) {
  std::size_t name_width = 0;
  std::size_t law_width = 0;
  for (const policy::Answer& answer : answers) {
    name_width = std::max(name_width, policy::name_of(answer.rule.reason).size());
    law_width = std::max(law_width, policy::format(answer.rule.law).view().size());
  }
  const report::Colour colour = report::colour_for(STDOUT_FILENO);
  const policy::Answer* previous = nullptr;
  for (const policy::Answer& answer : answers) {
    if (previous == nullptr || previous->depth != answer.depth) {
      std::cout << "asked of    " << describe_layer(headers, answer.depth) << '\n';
    }
    previous = &answer;
    const policy::Rule& rule = answer.rule;
    std::cout << "  " << in_colour(answer, colour)
              << padded(policy::name_of(rule.reason), name_width) << "  "
              << padded(policy::name_of(answer.action), 6) << "  "
              << padded(policy::format(rule.law).view(), law_width) << "  "
              << config::format(configuration.origin_of(rule.reason)) << '\n';
  }
}

}  // namespace sixgate::command
