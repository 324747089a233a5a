// SPDX-License-Identifier: GPL-2.0-or-later
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

#include "config/configuration.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

std::string sample_text() {
  std::ifstream in(SIXGATE_SAMPLE);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The sample with every key in force: a # right before a key or a section is taken away.
std::string uncommented_sample() {
  std::istringstream lines(sample_text());
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    const bool is_key = line.size() > 1 && line[0] == '#' && line[1] != ' ';
    result += (is_key ? line.substr(1) : line) + "\n";
  }
  return result;
}

TEST_CASE("the packaged configuration is valid and starts in monitor mode") {
  const auto sample = config::load(SIXGATE_SAMPLE, {});
  CHECK(sample.policy().mode == policy::Mode::monitor);
  CHECK(sample.policy().role == policy::Role::border);
  CHECK(sample.policy().actions == policy::default_actions(policy::Role::border));
  CHECK(sample.policy().tunnels.empty());
  CHECK(sample.policy().services.empty());
  CHECK(sample.kernel() == config::KernelSettings{});
  CHECK(idle_lines_of(sample).empty());
}

TEST_CASE("the keys that the packaged configuration leaves out have the values it tells") {
  const auto sample = load_text(uncommented_sample());
  const auto plain = load_text("mode = 'monitor'");
  CHECK(sample.policy().role == plain.policy().role);
  CHECK(sample.policy().mode == plain.policy().mode);
  CHECK(sample.policy().actions == plain.policy().actions);
  CHECK(sample.policy().max_depth == plain.policy().max_depth);
  CHECK(sample.policy().max_options == plain.policy().max_options);
  CHECK(sample.policy().max_chain_length == plain.policy().max_chain_length);
  CHECK(sample.policy().rates == plain.policy().rates);
  CHECK(sample.policy().mobility_types.empty());
  CHECK(sample.policy().inside.empty());
  CHECK(sample.policy().multicast_echo_from.empty());
  CHECK(sample.when_absent() == plain.when_absent());
  CHECK(sample.kernel() == plain.kernel());
  CHECK(sample.capture() == plain.capture());
  CHECK(sample.zones() == plain.zones());
  CHECK(sample.policy().enforced == plain.policy().enforced);
  CHECK(sample.policy().tunnels.size() == 7);
  CHECK(sample.policy().services.size() == 2);
}

TEST_CASE("the packaged configuration has every key") {
  const std::string all = load_text(R"(tunnel = [
  {kind = "gre"}, {kind = "6to4", local = "9.0.0.2", role = "both"},
  {kind = "6rd", prefix = "2001:db8::/32", ipv4-prefix = "10.0.0.0/8", border-relays = ["10.0.0.1"]},
  {kind = "isatap"}, {kind = "6over4", local = "9.0.0.2"}]
service = [{protocol = "tcp", ports = [443]}])")
                              .print();
  const std::string sample = uncommented_sample();
  const std::regex key(R"((^|\n)(\[.*\]|[a-z0-9-]+ =))");
  for (std::sregex_iterator found(all.begin(), all.end(), key), end; found != end; ++found) {
    const std::string wanted = "\n" + (*found)[2].str();
    INFO(wanted);
    CHECK(sample.find(wanted) != std::string::npos);
  }
}

}  // namespace

}  // namespace sixgate::test
