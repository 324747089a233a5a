// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <optional>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "command/table_page.hpp"
#include "kernel/names.hpp"
#include "kernel/queue_status.hpp"
#include "kernel/refused.hpp"
#include "kernel/table.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "status [OPTION...]",
    .about =
        "What the running gate is doing: who judges by what, what waits in each queue, what it\n"
        "remembers, what was steered there, what nobody judged, what the kernel decided itself.\n"
        "Exit status 1 where no gate is judging."};

/// The queue of one class.
struct ClassQueue {
  policy::QueueClass queue_class;
  std::uint16_t number;
  std::optional<kernel::QueueStatus> bound;
};

struct Observation {
  std::optional<nlohmann::ordered_json> told;  ///< by the gate itself; nothing where none listens
  std::optional<kernel::TableState> table;
  std::vector<ClassQueue> queues;
  std::vector<kernel::Counter> counters;
};

/// The number of the class in the table, else the one that the configuration gives it.
std::uint16_t number_of(policy::QueueClass queue_class, const Observation& seen,
                        std::uint16_t first_queue) {
  if (seen.table) {
    const auto rule = std::ranges::find(seen.table->queues, kernel::queue_chain(queue_class),
                                        &kernel::QueueRule::chain);
    if (rule != seen.table->queues.end()) return rule->number;
  }
  return kernel::queue_number(queue_class, first_queue);
}

Observation observe(const config::Configuration& configuration,
                    const std::filesystem::path& control) {
  if (!kernel::may_read_queue_status()) {
    throw kernel::Refused(
        "who has bound the queues, /proc/net/netfilter/nfnetlink_queue, is shown to root alone");
  }
  Observation seen{.told = ask_gate(control, "status"),
                   .table = kernel::read_table(),
                   .queues = {},
                   .counters = {}};
  if (seen.table) seen.counters = kernel::read_counters();
  const auto bound = kernel::read_queue_status();
  for (const auto queue_class : policy::all_queue_classes) {
    ClassQueue queue{.queue_class = queue_class,
                     .number = number_of(queue_class, seen, configuration.kernel().first_queue),
                     .bound = {}};
    const auto status = std::ranges::find(bound, queue.number, &kernel::QueueStatus::number);
    if (status != bound.end()) queue.bound = *status;
    seen.queues.push_back(queue);
  }
  return seen;
}

enum class Gate : std::uint8_t { absent, partial, idle, judging };

Gate gate_of(const Observation& seen) {
  const auto is_bound = [](const ClassQueue& queue) { return queue.bound.has_value(); };
  if (std::ranges::none_of(seen.queues, is_bound)) return Gate::absent;
  if (!std::ranges::all_of(seen.queues, is_bound)) return Gate::partial;
  return seen.table && !seen.table->alive.empty() ? Gate::judging : Gate::idle;
}

std::string_view word_of(Gate gate) {
  switch (gate) {
    case Gate::absent: return "absent";
    case Gate::partial: return "partial";
    case Gate::idle: return "idle";
    case Gate::judging: return "judging";
  }
  return {};
}

std::string sentence_of(Gate gate) {
  switch (gate) {
    case Gate::absent: return "none is running; start it with `sixgate run`";
    case Gate::partial:
      return "not all queues are bound: somebody else's program, or it is starting";
    case Gate::idle:
      return "the queues are bound and nothing is brought to them: the gate hangs, or is starting, "
             "or table inet sixgate is gone";
    case Gate::judging: return "judging";
  }
  return {};
}

/// Who has bound the queues, each once.
std::vector<std::string> owners_of(const Observation& seen) {
  std::vector<std::string> owners;
  for (const ClassQueue& queue : seen.queues) {
    if (!queue.bound) continue;
    const std::string owner = kernel::name_owner(queue.bound->port);
    if (std::ranges::find(owners, owner) == owners.end()) owners.push_back(owner);
  }
  return owners;
}

std::vector<kernel::Counter> only(const std::vector<kernel::Counter>& counters,
                                  bool (*is_meant)(const kernel::Counter&)) {
  std::vector<kernel::Counter> some;
  std::ranges::copy_if(counters, std::back_inserter(some), is_meant);
  return some;
}

struct Group {
  std::string_view key;
  std::string_view heading;
  bool (*is_meant)(const kernel::Counter&);
};

constexpr std::array groups{
    Group{"steered", "steered into a queue", counts_steered},
    Group{"unjudged", "steered and judged by nobody: when-absent decided", counts_unjudged},
    Group{"decided", "decided by the kernel itself", counts_decided}};

void print_queues(const Observation& seen) {
  std::cout << "\nqueue          waiting      queued  dropped: full   at the socket\n";
  for (const ClassQueue& queue : seen.queues) {
    std::cout << std::right << std::setw(5) << queue.number << " " << std::left << std::setw(10)
              << name_of(queue.queue_class) << std::right;
    if (queue.bound) {
      std::cout << std::setw(6) << queue.bound->waiting << std::setw(12) << queue.bound->queued
                << std::setw(15) << queue.bound->dropped_full << std::setw(16)
                << queue.bound->dropped_at_socket << '\n';
    } else {
      std::cout << "  bound by nobody\n";
    }
  }
}

/// Whole words of an object's member; 0 where it has none.
std::uint64_t number_in(const nlohmann::ordered_json& object, const char* member) {
  return object.value(member, std::uint64_t{0});
}

std::uint64_t sum_of(const nlohmann::ordered_json& counts) {
  std::uint64_t sum = 0;
  for (const auto& count : counts) sum += count.get<std::uint64_t>();
  return sum;
}

void print_memory(const nlohmann::ordered_json& tables) {
  std::cout << "\nremembers            most     entries     evicted     refused\n";
  for (const auto& [name, usage] : tables.items()) {
    std::cout << "  " << std::left << std::setw(15) << name << std::right;
    for (const char* const member : {"most", "entries", "evicted", "refused"}) {
      std::cout << std::setw(member == std::string_view("most") ? 8 : 12)
                << number_in(usage, member);
    }
    std::cout << '\n';
  }
}

void print_told(const nlohmann::ordered_json& told) {
  const auto& reloads = told.at("reloads");
  std::cout << "judges by   role " << told.value("role", "") << ", mode " << told.value("mode", "")
            << ", when-absent " << told.value("when_absent", "") << '\n'
            << "has judged  " << sum_of(told.at("decided")) + sum_of(told.at("spared")) << " packets; "
            << number_in(told, "late") << " late verdicts, " << number_in(told, "events_lost")
            << " not told for want of room\n"
            << "reloads     " << number_in(reloads, "done") << " done, "
            << number_in(reloads, "refused") << " refused\n";
  const std::string last = reloads.value("last", "");
  if (!last.empty()) std::cout << "the last    " << last.substr(0, last.find('\n')) << '\n';
}

void tell(const Observation& seen) {
  std::cout << "gate        " << sentence_of(gate_of(seen)) << '\n'
            << "queues of   " << words_or(owners_of(seen), "nobody") << '\n';
  if (seen.table) {
    std::cout << "queued now  " << words_or(seen.table->alive, "nothing") << '\n'
              << "table       " << posture_of(seen.table->contents) << '\n';
  } else {
    std::cout << "table       inet sixgate is not installed\n";
  }
  if (seen.told) print_told(*seen.told);
  print_queues(seen);
  if (seen.told) print_memory(seen.told->at("memory"));
  if (!seen.table) return;
  for (const Group& group : groups) {
    print_counters(only(seen.counters, group.is_meant), group.heading);
  }
}

std::string queue_json(const ClassQueue& queue) {
  report::JsonObject object;
  object.text("class", name_of(queue.queue_class)).number("number", queue.number);
  object.value("bound", queue.bound ? "true" : "false");
  if (queue.bound) {
    object.number("waiting", queue.bound->waiting)
        .number("queued", queue.bound->queued)
        .number("dropped_full", queue.bound->dropped_full)
        .number("dropped_at_socket", queue.bound->dropped_at_socket);
  }
  return object.line();
}

void tell_json(const Observation& seen) {
  std::string queues;
  for (const ClassQueue& queue : seen.queues) {
    queues += (queues.empty() ? "" : ",") + queue_json(queue);
  }
  report::JsonObject object;
  object.text("gate", word_of(gate_of(seen))).texts("owners", owners_of(seen));
  object.value("installed", seen.table ? "true" : "false");
  if (seen.table) {
    add_posture(object, seen.table->contents);
    object.texts("alive", seen.table->alive);
  }
  object.value("queues", "[" + queues + "]");
  if (seen.told) object.value("told", seen.told->dump());
  for (const Group& group : groups) {
    object.value(group.key,
                 json_of(only(seen.counters, group.is_meant), &kernel::Counter::packets));
  }
  std::cout << object.line() << '\n';
}

}  // namespace

int status(std::vector<std::string> words) {
  auto known = configuration_options();
  known.add_options()("json", "one JSON object instead of text");
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;
  const Observation seen = observe(line->configuration(), control_of(*line));
  (line->has("json") ? tell_json : tell)(seen);
  return gate_of(seen) == Gate::judging ? done : no;
}

}  // namespace sixgate::command
