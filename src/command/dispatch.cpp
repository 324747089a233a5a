// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <utility>

#include "command/command.hpp"
#include "command/options.hpp"
#include "report/version.hpp"

namespace sixgate::command {

namespace {

void print_usage() {
  std::cout << "Usage: sixgate SUBCOMMAND [OPERAND...] [OPTION...]\n"
               "\n"
               "Judges dual-stack traffic: tunnels, ICMPv6, IPv6 extension headers, fragments.\n"
               "\n"
               "Subcommands:\n";
  std::size_t width = 0;
  for (const Subcommand& subcommand : subcommands) {
    width = std::max(width, subcommand.name.size());
  }
  for (const Subcommand& subcommand : subcommands) {
    std::cout << "  " << std::left << std::setw(static_cast<int>(width)) << subcommand.name << "  "
              << subcommand.summary << '\n';
  }
  std::cout << "\n"
               "  -h, --help     print this; `sixgate SUBCOMMAND --help` says more\n"
               "      --version  print the version\n"
               "\n"
               "Exit status: 0 done; 1 the answer is no; 2 wrong usage or an unreadable input;\n"
               "3 the system refused.\n";
}

}  // namespace

int dispatch(std::vector<std::string> words) {
  if (words.empty()) throw WrongUsage("a subcommand is missing; see `sixgate --help`");
  const std::string name = words.front();
  words.erase(words.begin());
  if (name == "--help" || name == "-h" || name == "help") {
    print_usage();
    return done;
  }
  if (name == "--version") {
    std::cout << "sixgate " << report::version << '\n';
    return done;
  }
  const auto* const found = std::ranges::find(subcommands, name, &Subcommand::name);
  if (found == subcommands.end()) {
    const bool is_option = name.starts_with('-');
    throw WrongUsage((is_option ? "no option `" : "no subcommand `") + name +
                     "`; see `sixgate --help`");
  }
  return found->function(std::move(words));
}

}  // namespace sixgate::command
