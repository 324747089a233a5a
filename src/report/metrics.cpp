// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/metrics.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "report/members.hpp"
#include "report/outcome.hpp"

namespace sixgate::report {

namespace {

using nlohmann::ordered_json;
using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Labels = std::vector<ClientMetric::Label>;

ClientMetric counted(Labels labels, double value) {
  ClientMetric metric;
  metric.label = std::move(labels);
  metric.counter.value = value;
  return metric;
}

ClientMetric measured(Labels labels, double value) {
  ClientMetric metric;
  metric.label = std::move(labels);
  metric.gauge.value = value;
  return metric;
}

/// The families, one after the other. One without metrics is left out.
class Families {
 public:
  void counter(std::string name, std::string help, std::vector<ClientMetric> metrics) {
    add({std::move(name), std::move(help), MetricType::Counter, std::move(metrics)});
  }
  void gauge(std::string name, std::string help, std::vector<ClientMetric> metrics) {
    add({std::move(name), std::move(help), MetricType::Gauge, std::move(metrics)});
  }
  void histogram(std::string name, std::string help, ClientMetric metric) {
    add({std::move(name), std::move(help), MetricType::Histogram, {std::move(metric)}});
  }

  [[nodiscard]] std::vector<MetricFamily> take() { return std::move(families_); }

 private:
  void add(MetricFamily family) {
    if (!family.metric.empty()) families_.push_back(std::move(family));
  }

  std::vector<MetricFamily> families_;
};

class Packets {
 public:
  explicit Packets(std::string role) : role_(std::move(role)) {}

  void add(std::string_view verdict, const std::string& reason, double packets) {
    for (ClientMetric& metric : metrics_) {
      if (metric.label[0].value != verdict || metric.label[1].value != reason) continue;
      metric.counter.value += packets;
      return;
    }
    metrics_.push_back(
        counted({{"verdict", std::string(verdict)}, {"reason", reason}, {"role", role_}}, packets));
  }

  [[nodiscard]] std::vector<ClientMetric> take() { return std::move(metrics_); }

 private:
  std::string role_;
  std::vector<ClientMetric> metrics_;
};

ordered_json member_of(const ordered_json& status, const char* name) {
  return status.value(name, ordered_json::object());
}

std::vector<ClientMetric> packets_of(const ordered_json& status) {
  Packets packets(status.at("role").get<std::string>());
  for (const auto& [reason, count] : status.at("decided").items()) {
    packets.add(word_of(decided_outcome(reason)), reason, count.get<double>());
  }
  for (const auto& [reason, count] : status.at("spared").items()) {
    packets.add("accept", reason, count.get<double>());
  }
  for (const auto& [member, verdict] :
       {std::pair("accepted_by_kernel", "accept"), std::pair("dropped_by_kernel", "drop")}) {
    const ordered_json counts = member_of(status, member);
    for (const auto& [reason, count] : counts.items()) {
      packets.add(verdict, reason, count.get<double>());
    }
  }
  return packets.take();
}

/// The counts whose names begin so, by the rest of the name.
std::vector<ClientMetric> counts_behind(const ordered_json& counts, std::string_view prefix,
                                        const char* label) {
  std::vector<ClientMetric> metrics;
  for (const auto& [name, count] : counts.items()) {
    if (!name.starts_with(prefix)) continue;
    metrics.push_back(counted({{label, name.substr(prefix.size())}}, count.get<double>()));
  }
  return metrics;
}

/// A member of each queue that has it.
std::vector<ClientMetric> queues_with(const ordered_json& status, const char* member,
                                      ClientMetric (*make)(Labels, double)) {
  std::vector<ClientMetric> metrics;
  for (const auto& queue : status.at("queues")) {
    if (!queue.contains(member)) continue;
    metrics.push_back(
        make({{"queue", queue.at("class").get<std::string>()}}, queue.at(member).get<double>()));
  }
  return metrics;
}

std::vector<ClientMetric> tables_with(const ordered_json& status, const char* member,
                                      ClientMetric (*make)(Labels, double)) {
  std::vector<ClientMetric> metrics;
  for (const auto& [name, usage] : status.at("memory").items()) {
    metrics.push_back(make({{"table", name}}, usage.at(member).get<double>()));
  }
  return metrics;
}

/// Prometheus counts what is no longer than a bound with what is no longer than a smaller one.
ClientMetric histogram_of(const ordered_json& durations) {
  const auto& bounds = durations.at("bounds");
  const auto& counts = durations.at("counts");
  ClientMetric metric;
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    so_far += counts.at(i).get<std::uint64_t>();
    metric.histogram.bucket.push_back(
        {.cumulative_count = so_far, .upper_bound = bounds.at(i).get<double>()});
  }
  metric.histogram.sample_count = so_far + counts.at(bounds.size()).get<std::uint64_t>();
  metric.histogram.sample_sum = durations.at("sum").get<double>();
  return metric;
}

void add_queues(Families& families, const ordered_json& status) {
  families.counter("sixgate_queue_received_total", "Packets that the gate took from the queue.",
                   queues_with(status, "received", counted));
  families.gauge("sixgate_queue_length", "Packets in the kernel that wait for their verdict.",
                 queues_with(status, "waiting", measured));
  families.counter("sixgate_queue_dropped_total",
                   "Packets that found the kernel's queue full: when-absent decided.",
                   queues_with(status, "dropped_full", counted));
  families.counter("sixgate_queue_socket_dropped_total",
                   "Packets that found the socket's buffer full: when-absent decided.",
                   queues_with(status, "dropped_at_socket", counted));
  families.counter("sixgate_queue_late_verdicts_total",
                   "Verdicts on packets that the kernel had dropped meanwhile.",
                   queues_with(status, "late", counted));
  families.gauge("sixgate_queue_socket_bytes", "Bytes of the socket's buffer in use.",
                 queues_with(status, "socket_bytes", measured));
  families.gauge("sixgate_queue_socket_size_bytes", "Bytes that the socket's buffer has.",
                 queues_with(status, "socket_size", measured));
}

void add_memory(Families& families, const ordered_json& status) {
  families.gauge("sixgate_memory_entries", "Entries of a table of memory in use.",
                 tables_with(status, "entries", measured));
  families.gauge("sixgate_memory_most_entries", "Entries that a table of memory has room for.",
                 tables_with(status, "most", measured));
  families.counter("sixgate_memory_evicted_total", "Entries that made room before their time.",
                   tables_with(status, "evicted", counted));
  families.counter("sixgate_memory_refused_total", "Entries that found no room.",
                   tables_with(status, "refused", counted));
}

void add_gate(Families& families, const ordered_json& status) {
  const auto text = [&status](const char* name) { return status.at(name).get<std::string>(); };
  families.gauge("sixgate_build_info", "The gate's version.",
                 {measured({{"version", text("version")}}, 1)});
  families.gauge(
      "sixgate_policy_info", "By what the gate judges.",
      {measured(
          {{"role", text("role")}, {"mode", text("mode")}, {"when_absent", text("when_absent")}},
          1)});
  families.gauge("sixgate_start_time_seconds", "When the gate began to judge, since 1970.",
                 {measured({}, status.at("started").get<double>())});
  if (const auto judging = truth_in(status, "judging")) {
    families.gauge("sixgate_judging", "Whether packets are brought to the gate.",
                   {measured({}, *judging ? 1 : 0)});
  }
  const auto& reloads = status.at("reloads");
  families.counter("sixgate_config_reloads_total", "Reloads of the configuration.",
                   {counted({{"result", "done"}}, reloads.at("done").get<double>()),
                    counted({{"result", "refused"}}, reloads.at("refused").get<double>())});
}

}  // namespace

std::vector<MetricFamily> metrics_of(const std::optional<ordered_json>& status) {
  Families families;
  families.gauge("sixgate_up", "Whether a gate answered.", {measured({}, status ? 1 : 0)});
  if (!status) return families.take();
  add_gate(families, *status);
  families.counter("sixgate_packets_total",
                   "Packets by what became of them; accept with a reason that can drop: spared by "
                   "monitor mode.",
                   packets_of(*status));
  families.counter("sixgate_noted_total", "Packets that went on and were only told of.",
                   counts_behind(status->at("noted"), "", "reason"));
  const ordered_json counters = member_of(*status, "counters");
  families.counter("sixgate_steered_total", "Packets that the kernel brought to a queue.",
                   counts_behind(counters, "steered.", "queue"));
  families.counter("sixgate_unjudged_total",
                   "Packets that were steered and judged by nobody, by what when-absent did.",
                   counts_behind(counters, "unjudged.", "posture"));
  add_queues(families, *status);
  families.histogram("sixgate_verdict_seconds", "From receiving a packet to sending its verdict.",
                     histogram_of(status->at("verdict_seconds")));
  add_memory(families, *status);
  families.counter("sixgate_events_lost_total", "Verdicts that were not told for want of room.",
                   {counted({}, status->at("events_lost").get<double>())});
  return families.take();
}

}  // namespace sixgate::report
