// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/metrics.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include <prometheus/check_names.h>
#include <prometheus/text_serializer.h>

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using nlohmann::ordered_json;

/// A gate's answer with a member replaced.
ordered_json status_with(const char* member, const char* json) {
  auto status = ordered_json::parse(R"({
    "version": "0.1.0", "started": 1764179000.123, "judging": true, "role": "border", "mode": "enforce",
    "when_absent": "baseline", "reloads": {"done": 3, "refused": 1, "last": ""},
    "decided": {}, "spared": {}, "noted": {}, "events_lost": 7, "late": 0, "queues": [],
    "accepted_by_kernel": {}, "dropped_by_kernel": {}, "counters": {},
    "verdict_seconds": {"bounds": [0.00001, 1], "counts": [1, 2, 4], "sum": 9.5},
    "memory": {}})");
  status[member] = ordered_json::parse(json);
  return status;
}

/// The samples as Prometheus reads them: `name{label="value"}` and the number.
std::map<std::string, std::string> told_of(const std::optional<ordered_json>& status) {
  std::istringstream text(prometheus::TextSerializer().Serialize(metrics_of(status)));
  std::map<std::string, std::string> samples;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t space = line.rfind(' ');
    samples[line.substr(0, space)] = line.substr(space + 1);
  }
  return samples;
}

/// Those of one family.
std::map<std::string, std::string> only(const std::string& name,
                                        const std::map<std::string, std::string>& samples) {
  std::map<std::string, std::string> some;
  std::ranges::copy_if(samples, std::inserter(some, some.end()), [&name](const auto& sample) {
    return sample.first == name || sample.first.starts_with(name + "{");
  });
  return some;
}

using Samples = std::map<std::string, std::string>;

TEST_CASE("of no gate nothing is told but that it is away") {
  CHECK(told_of(std::nullopt) == Samples{{"sixgate_up", "0"}});
}

TEST_CASE("a gate that answers is up, and says who it is") {
  const auto told = told_of(status_with("late", "0"));
  CHECK(told.at("sixgate_up") == "1");
  CHECK(told.at(R"(sixgate_build_info{version="0.1.0"})") == "1");
  CHECK(told.at(R"(sixgate_policy_info{role="border",mode="enforce",when_absent="baseline"})") ==
        "1");
  CHECK(told.at("sixgate_start_time_seconds").starts_with("1764179000.123"));
  CHECK(told.at("sixgate_events_lost_total") == "7");
  CHECK(told.at(R"(sixgate_config_reloads_total{result="done"})") == "3");
  CHECK(told.at(R"(sixgate_config_reloads_total{result="refused"})") == "1");
}

TEST_CASE("a packet that the engine decided has the verdict of its reason") {
  const auto told = told_of(
      status_with("decided", R"({"icmpv6.allowed": 5, "icmpv6.echo-multicast": 2, "new.one": 1})"));
  CHECK(
      only("sixgate_packets_total", told) ==
      Samples{
          {R"(sixgate_packets_total{verdict="accept",reason="icmpv6.allowed",role="border"})", "5"},
          {R"(sixgate_packets_total{verdict="drop",reason="icmpv6.echo-multicast",role="border"})",
           "2"},
          {R"(sixgate_packets_total{verdict="unknown",reason="new.one",role="border"})", "1"}});
}

TEST_CASE("a drop that monitor mode spared is no drop") {
  const auto told = told_of(status_with("spared", R"({"icmpv6.echo-multicast": 2})"));
  CHECK(
      only("sixgate_packets_total", told) ==
      Samples{
          {R"(sixgate_packets_total{verdict="accept",reason="icmpv6.echo-multicast",role="border"})",
           "2"}});
}

TEST_CASE("what the kernel decided by itself is added to what the engine did") {
  auto status = status_with("decided", R"({"icmpv6.packet-too-big": 1, "nd.hop-limit": 1})");
  status["accepted_by_kernel"] = ordered_json::parse(R"({"icmpv6.packet-too-big": 10})");
  status["dropped_by_kernel"] = ordered_json::parse(R"({"nd.hop-limit": 20})");
  CHECK(
      only("sixgate_packets_total", told_of(status)) ==
      Samples{
          {R"(sixgate_packets_total{verdict="accept",reason="icmpv6.packet-too-big",role="border"})",
           "11"},
          {R"(sixgate_packets_total{verdict="drop",reason="nd.hop-limit",role="border"})", "21"}});
}

TEST_CASE("what the table counted before there was a gate is in no verdict") {
  const auto told =
      told_of(status_with("counters", R"({"icmpv6.packet-too-big": 1000, "nd.hop-limit": 1000})"));
  CHECK(only("sixgate_packets_total", told).empty());
}

TEST_CASE("whether packets come to the gate is told where it is known") {
  CHECK(told_of(status_with("judging", "true")).at("sixgate_judging") == "1");
  CHECK(told_of(status_with("judging", "false")).at("sixgate_judging") == "0");
  auto status = status_with("late", "0");
  status.erase("judging");
  CHECK(only("sixgate_judging", told_of(status)).empty());
}

TEST_CASE("counters of the table that are no reasons have metrics of their own") {
  const auto told =
      told_of(status_with("counters", R"({"steered.icmpv6": 3, "unjudged.baseline-accepted": 4})"));
  CHECK(told.at(R"(sixgate_steered_total{queue="icmpv6"})") == "3");
  CHECK(told.at(R"(sixgate_unjudged_total{posture="baseline-accepted"})") == "4");
  CHECK(only("sixgate_packets_total", told).empty());
}

TEST_CASE("where the kernel does not tell its counters, nor are they told as 0") {
  auto status = status_with("decided", R"({"icmpv6.allowed": 5})");
  status.erase("counters");
  const auto told = told_of(status);
  CHECK(only("sixgate_unjudged_total", told).empty());
  CHECK(only("sixgate_packets_total", told).size() == 1);
}

TEST_CASE("a queue tells what is known of it") {
  const auto told = told_of(status_with("queues", R"([
      {"class": "icmpv6", "number": 40, "received": 9, "late": 1, "socket_bytes": 832,
       "socket_size": 100000, "dropped_at_socket": 2},
      {"class": "tunnels", "number": 41, "received": 0, "late": 0, "socket_bytes": 0,
       "socket_size": 100000, "dropped_at_socket": 0, "waiting": 5, "dropped_full": 6}])"));
  CHECK(told.at(R"(sixgate_queue_received_total{queue="icmpv6"})") == "9");
  CHECK(told.at(R"(sixgate_queue_late_verdicts_total{queue="icmpv6"})") == "1");
  CHECK(told.at(R"(sixgate_queue_socket_bytes{queue="icmpv6"})") == "832");
  CHECK(told.at(R"(sixgate_queue_socket_size_bytes{queue="icmpv6"})") == "100000");
  CHECK(told.at(R"(sixgate_queue_socket_dropped_total{queue="icmpv6"})") == "2");
  CHECK(only("sixgate_queue_length", told) ==
        Samples{{R"(sixgate_queue_length{queue="tunnels"})", "5"}});
  CHECK(only("sixgate_queue_dropped_total", told) ==
        Samples{{R"(sixgate_queue_dropped_total{queue="tunnels"})", "6"}});
}

TEST_CASE("a table of memory tells how full it is and what that has cost") {
  const auto told = told_of(status_with(
      "memory", R"({"flows": {"most": 65536, "entries": 3, "evicted": 2, "refused": 1}})"));
  CHECK(told.at(R"(sixgate_memory_most_entries{table="flows"})") == "65536");
  CHECK(told.at(R"(sixgate_memory_entries{table="flows"})") == "3");
  CHECK(told.at(R"(sixgate_memory_evicted_total{table="flows"})") == "2");
  CHECK(told.at(R"(sixgate_memory_refused_total{table="flows"})") == "1");
}

TEST_CASE("a bucket of the histogram counts those before it as well") {
  const auto families = metrics_of(status_with("late", "0"));
  const auto family =
      std::ranges::find(families, "sixgate_verdict_seconds", &prometheus::MetricFamily::name);
  REQUIRE(family != families.end());
  const auto& histogram = family->metric.at(0).histogram;
  REQUIRE(histogram.bucket.size() == 2);
  CHECK(histogram.bucket[0].upper_bound == 0.00001);
  CHECK(histogram.bucket[0].cumulative_count == 1);
  CHECK(histogram.bucket[1].cumulative_count == 3);
  CHECK(histogram.sample_count == 7);
  CHECK(histogram.sample_sum == 9.5);
}

TEST_CASE("every name is one that Prometheus takes, and counters end as they should") {
  for (const auto& family : metrics_of(status_with("noted", R"({"ext.order": 1})"))) {
    INFO(family.name);
    CHECK(prometheus::CheckMetricName(family.name));
    CHECK(family.name.ends_with("_total") == (family.type == prometheus::MetricType::Counter));
    CHECK_FALSE(family.help.empty());
  }
}

TEST_CASE("what is no status is refused") {
  CHECK_THROWS_AS(metrics_of(ordered_json::object()), nlohmann::json::exception);
  CHECK_THROWS_AS(metrics_of(status_with("reloads", "7")), nlohmann::json::exception);
  CHECK_THROWS_AS(metrics_of(status_with("decided", R"({"icmpv6.allowed": "many"})")),
                  nlohmann::json::exception);
}

}  // namespace

}  // namespace sixgate::report
