// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>
#include <string>
#include <vector>

#include <boost/program_options/value_semantic.hpp>

#include "command/command.hpp"
#include "command/explain_packet.hpp"
#include "command/nearest.hpp"
#include "command/options.hpp"
#include "command/reason_page.hpp"
#include "report/joined.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "explain REASON | FILE N | --hex HEX [OPTION...]",
    .about =
        "REASON: tells what a reason means, the law it comes from, what it does now and which "
        "line\n"
        "of the configuration says so, what brings its packets, and how to change it. `sixgate\n"
        "reasons` lists them all.\n"
        "\n"
        "FILE N: draws frame N of a capture as the layers that are read of it, each header with "
        "its\n"
        "first and last byte, judges it as `replay --all` does, and tells the same of the reason.\n"
        "\n"
        "--hex HEX: the same of one packet in hexadecimal digits, from its outermost IP header "
        "on;\n"
        "white space, 0x and the offsets of `tcpdump -x` or `xxd` may stand between."};

int explain_reason(const std::string& word, const config::Configuration& configuration) {
  const auto reason = policy::find_reason(word);
  if (!reason) {
    tell_unknown("reason", word, reason_names(), "sixgate reasons");
    return no;
  }
  print_reason(std::cout, policy::row_of(*reason), configuration);
  return done;
}

}  // namespace

int explain(std::vector<std::string> words) {
  auto options = configuration_options();
  options.add_options()("hex", boost::program_options::value<std::string>()->value_name("HEX"),
                        "explain this packet; `-` reads the digits from standard input");
  const auto line = read_command_line(synopsis, options, {.least = 0, .most = SIZE_MAX}, words);
  if (!line) return done;
  const auto& operands = line->operands();
  if (const auto hex = line->value("hex")) {
    std::vector<std::string> digits{*hex};  // which a shell may have parted into words
    digits.insert(digits.end(), operands.begin(), operands.end());
    explain_hex(report::joined(digits, " "), line->configuration());
    return done;
  }
  switch (operands.size()) {
    case 1: return explain_reason(operands[0], line->configuration());
    case 2: explain_frame(operands[0], operands[1], line->configuration()); return done;
    case 0:
      throw WrongUsage(
          "explain: an operand is missing: REASON, or FILE N, or --hex HEX; see `sixgate explain "
          "--help`");
    default:
      throw WrongUsage("explain: `" + operands[2] +
                       "` is one operand too many; see `sixgate explain --help`");
  }
}

}  // namespace sixgate::command
