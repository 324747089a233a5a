// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <iostream>

#include "command/command.hpp"
#include "command/options.hpp"
#include "command/table_page.hpp"
#include "kernel/counters.hpp"
#include "kernel/helper.hpp"
#include "kernel/installation.hpp"
#include "kernel/refused.hpp"
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
        "status   what is installed, and whether it is what the configuration says; exit status 1\n"
        "         where it is not, or nothing is"};

int print(const CommandLine& line) {
  const config::Configuration configuration = line.configuration();
  std::cout << kernel::render(kernel::ruleset_of(configuration), kernel::QueueChains::shown);
  return done;
}

int install(const CommandLine& line) {
  const config::Configuration configuration = line.configuration();
  const std::string gate = kernel::find_gate(configuration);
  const kernel::Installed installed = kernel::install_table(configuration, !gate.empty());
  if (!installed.has_helper) std::cerr << kernel::tell_missing_helper();
  if (!installed.trouble.empty()) throw kernel::Refused(installed.trouble);
  if (!gate.empty()) {
    std::cerr
        << "sixgate: " << gate
        << " goes on to judge by the configuration that it read last; `sixgate reload` has it read "
           "its own again\n";
  }
  return done;
}

int remove(const CommandLine& /*line*/) {
  if (kernel::remove_table()) return done;
  std::cerr << "sixgate: table inet sixgate is not installed\n";
  return no;
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

/// For a person, and for a script.
struct ConformityWords {
  kernel::Conformity conformity;
  std::string_view word;
  std::string_view sentence;
};

constexpr std::array conformities{
    ConformityWords{kernel::Conformity::as_configured, "as-configured",
                    "what the configuration says"},
    ConformityWords{kernel::Conformity::of_another, "of-another",
                    "of another configuration, or by another version of sixgate; `sixgate rules "
                    "install` brings this one"},
    ConformityWords{kernel::Conformity::changed, "changed",
                    "changed by somebody since it was installed; `sixgate rules install` mends it"},
    ConformityWords{kernel::Conformity::unknown, "unknown",
                    "not known to be what the configuration says: it was loaded by other means; "
                    "`sixgate rules install` brings this one"}};

const ConformityWords& words_of(kernel::Conformity conformity) {
  return *std::ranges::find(conformities, conformity, &ConformityWords::conformity);
}

void tell(const kernel::TableState& table, const ConformityWords& conformity,
          const std::vector<kernel::Counter>& counters) {
  std::cout << "table inet sixgate\n"
            << "it is          " << conformity.sentence << '\n'
            << "installed      " << posture_of(table.contents) << '\n'
            << "chains in use  " << words_or(table.hooks, "none") << '\n'
            << "queues         " << words_or(words_of(table.queues), "none") << " ("
            << kind_of(table) << ")\n"
            << "queued now     " << words_or(table.alive, "nothing: no gate runs, or it hangs")
            << '\n';
  print_counters(counters, "counter");
}

void tell_json(const kernel::TableState& table, const ConformityWords& conformity,
               const std::vector<kernel::Counter>& counters) {
  report::JsonObject queues;
  for (const auto& queue : table.queues) queues.number(queue.chain, queue.number);
  report::JsonObject object;
  object.value("installed", "true").text("conformity", conformity.word);
  add_posture(object, table.contents);
  object.texts("chains", table.hooks)
      .text("kind", kind_of(table))
      .value("queues", queues.line())
      .texts("alive", table.alive)
      .value("packets", json_of(counters, &kernel::Counter::packets))
      .value("bytes", json_of(counters, &kernel::Counter::bytes));
  std::cout << object.line() << '\n';
}

int status_of_rules(const CommandLine& line) {
  const bool is_json = line.has("json");
  const config::Configuration configuration = line.configuration();
  const auto table = kernel::read_table();
  if (!table) {
    std::cout << (is_json ? report::JsonObject().value("installed", "false").line()
                          : "table inet sixgate is not installed")
              << '\n';
    return no;
  }
  const auto conformity = kernel::conformity_of(table->contents, kernel::ruleset_of(configuration));
  (is_json ? tell_json : tell)(*table, words_of(conformity), kernel::read_counters());
  return conformity == kernel::Conformity::as_configured ? done : no;
}

struct Verb {
  std::string_view name;
  int (*function)(const CommandLine&);
};

constexpr std::array verbs{Verb{"print", print}, Verb{"install", install}, Verb{"remove", remove},
                           Verb{"status", status_of_rules}};

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
