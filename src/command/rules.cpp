// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>

#include "command/command.hpp"
#include "command/options.hpp"
#include "kernel/counters.hpp"
#include "kernel/helper.hpp"
#include "kernel/table.hpp"
#include "report/json.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "rules print|install|remove|status [OPTION...]",
    .about =
        "print    table inet sixgate as nft text: what is installed, but for kernels whose queues "
        "nft\n"
        "         cannot write\n"
        "install  make the table, or refill the one that is there\n"
        "remove   take it away; packets that wait in any queue of this host are dropped\n"
        "status   what is installed; exit status 1 where nothing is"};

int print(const CommandLine& line) {
  const config::Configuration configuration = line.configuration();
  std::cout << kernel::render(kernel::ruleset_of(configuration), kernel::QueueChains::shown);
  return done;
}

int install(const CommandLine& line) {
  const config::Configuration configuration = line.configuration();
  kernel::install_table(configuration);
  std::cerr << kernel::tell_missing_helper(configuration.policy());
  return done;
}

int remove(const CommandLine& /*line*/) {
  if (kernel::remove_table()) return done;
  std::cerr << "sixgate: table inet sixgate is not installed\n";
  return no;
}

std::string joined(const std::vector<std::string>& words, std::string_view none) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text.empty() ? std::string(none) : text;
}

/// Each queue as `queue_icmpv6=40`.
std::vector<std::string> words_of(const std::vector<kernel::QueueRule>& queues) {
  std::vector<std::string> words;
  for (const auto& queue : queues)
    words.push_back(queue.chain + '=' + std::to_string(queue.number));
  return words;
}

std::string kind_of(const kernel::TableState& table) {
  return table.queues.empty() ? "none" : std::string(name_of(table.queues.front().kind));
}

void tell(const kernel::TableState& table, const std::vector<kernel::Counter>& counters) {
  std::cout << "table inet sixgate\n"
            << "chains in use  " << joined(table.hooks, "none") << '\n'
            << "queues         " << joined(words_of(table.queues), "none") << " (" << kind_of(table)
            << ")\n"
            << "queued now     " << joined(table.alive, "nothing: no gate is running") << '\n'
            << "\n     packets           bytes  counter\n";
  for (const auto& counter : counters) {
    std::cout << std::setw(12) << counter.packets << "  " << std::setw(14) << counter.bytes << "  "
              << counter.name << '\n';
  }
}

void tell_json(const kernel::TableState& table, const std::vector<kernel::Counter>& counters) {
  report::JsonObject queues;
  for (const auto& queue : table.queues) queues.number(queue.chain, queue.number);
  report::JsonObject packets;
  report::JsonObject bytes;
  for (const auto& counter : counters) {
    packets.number(counter.name, counter.packets);
    bytes.number(counter.name, counter.bytes);
  }
  std::cout << report::JsonObject()
                   .value("installed", "true")
                   .texts("chains", table.hooks)
                   .text("kind", kind_of(table))
                   .value("queues", queues.line())
                   .texts("alive", table.alive)
                   .value("packets", packets.line())
                   .value("bytes", bytes.line())
                   .line()
            << '\n';
}

int status(const CommandLine& line) {
  const bool is_json = line.has("json");
  const auto table = kernel::read_table();
  if (!table) {
    std::cout << (is_json ? report::JsonObject().value("installed", "false").line()
                          : "table inet sixgate is not installed")
              << '\n';
    return no;
  }
  (is_json ? tell_json : tell)(*table, kernel::read_counters());
  return done;
}

struct Verb {
  std::string_view name;
  int (*function)(const CommandLine&);
};

constexpr std::array verbs{Verb{"print", print}, Verb{"install", install}, Verb{"remove", remove},
                           Verb{"status", status}};

}  // namespace

int rules(std::vector<std::string> words) {
  auto known = configuration_options();
  known.add_options()("json", "status as one JSON object");
  const auto line = read_command_line(synopsis, known, {.least = 1, .most = 1}, words);
  if (!line) return done;
  const auto* const verb = std::ranges::find(verbs, line->operands().front(), &Verb::name);
  if (verb == verbs.end()) {
    throw WrongUsage("rules: no `" + line->operands().front() + "`; see `sixgate rules --help`");
  }
  return verb->function(*line);
}

}  // namespace sixgate::command
