// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <iterator>

#include <system_error>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/observation.hpp"
#include "command/options.hpp"
#include "command/table_page.hpp"
#include "report/members.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "status [OPTION...]",
    .about =
        "What the running gate is doing: who judges by what, what waits in each queue, what it\n"
        "remembers, what was steered there, what nobody judged, what the kernel decided itself.\n"
        "Exit status 1 where no gate is judging."};

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

/// 0 where it has none.
std::uint64_t count_in(const nlohmann::ordered_json& object, const char* member) {
  return report::number_in(object, member).value_or(0);
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
                << count_in(usage, member);
    }
    std::cout << '\n';
  }
}

void print_told(const nlohmann::ordered_json& told) {
  const auto& reloads = told.at("reloads");
  const auto& times = told.at("verdict_seconds");
  const std::uint64_t verdicts = sum_of(times.at("counts"));
  std::cout << "version     " << report::text_in(told, "version") << '\n'
            << "judges by   role " << report::text_in(told, "role") << ", mode "
            << report::text_in(told, "mode") << ", when-absent "
            << report::text_in(told, "when_absent") << '\n'
            << "has judged  " << sum_of(told.at("decided")) + sum_of(told.at("spared"))
            << " packets; " << count_in(told, "late") << " late verdicts, "
            << count_in(told, "events_lost") << " not told for want of room\n"
            << "reloads     " << count_in(reloads, "done") << " done, "
            << count_in(reloads, "refused") << " refused\n";
  const auto kept = told.value("kept", nlohmann::ordered_json::object());
  if (count_in(kept, "packets") + count_in(kept, "lost") > 0) {
    std::cout << "kept        " << count_in(kept, "packets") << " dropped packets; "
              << count_in(kept, "lost") << " could not be\n";
  }
  if (verdicts > 0) {
    std::cout << "answers in  " << std::fixed << std::setprecision(3)
              << 1000 * times.at("sum").get<double>() / static_cast<double>(verdicts)
              << " ms on average\n";
  }
  const std::string last = report::text_in(reloads, "last");
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
  Observation seen = observe(configuration_to_look_by(*line));
  try {
    seen.told = ask_gate(control_of(*line), "status");
  } catch (const std::system_error& failure) {  // the rest is the more worth having
    std::cerr << "sixgate: " << failure.what() << '\n';
  }
  (line->has("json") ? tell_json : tell)(seen);
  return gate_of(seen) == Gate::judging ? done : no;
}

}  // namespace sixgate::command
