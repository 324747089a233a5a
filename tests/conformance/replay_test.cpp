// SPDX-License-Identifier: GPL-2.0-or-later
// The program says of the captures that are written for others what stands beside them.
#include <sstream>
#include <string>
#include <vector>

#include "command/program.hpp"
#include "conformance/sites.hpp"
#include "support/catch.hpp"

namespace sixgate::test::conformance {

namespace {

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream in(line);
  for (std::string column; std::getline(in, column, '\t');) columns.push_back(column);
  return columns;
}

/// The text value of a key in one line of JSON; empty where it has none.
std::string value_of(const std::string& json, const std::string& key) {
  const std::string start = "\"" + key + "\":\"";
  const std::size_t at = json.find(start);
  if (at == std::string::npos) return "";
  const std::size_t from = at + start.size();
  return json.substr(from, json.find('"', from) - from);
}

}  // namespace

TEST_CASE("replay judges the written captures as written", "[conformance]") {
  const ScratchFolder scratch;
  const Outcome written =
      run_script("exec '" WRITE_CONFORMANCE "' \"$(dirname '" + scratch.file("x") + "')\"");
  INFO(written.err);
  REQUIRE(written.status == 0);
  for (const std::string_view site : all_sites) {
    const std::string base = scratch.file(std::string(site));
    const Outcome replayed =
        run_program({"replay", base + ".pcap", "--all", "--json", "-c", base + ".toml"});
    INFO(site << ": " << replayed.err);
    REQUIRE(replayed.status == 0);
    std::istringstream table(content_of(base + ".tsv"));
    std::istringstream lines(replayed.out);
    std::string row;
    std::getline(table, row);  // the heading
    std::size_t judged = 0;
    while (std::getline(table, row)) {
      std::string line;
      REQUIRE(std::getline(lines, line));
      const auto columns = columns_of(row);
      CAPTURE(row, line);
      REQUIRE(columns.size() == 8);
      CHECK(line.find("\"frame\":" + columns[0] + ",") != std::string::npos);
      if (columns[5] != "capture") continue;  // a capture does not say how a packet came
      // By then a gate knows whom its clients speak to; of a table's row nothing came before.
      if (value_of(line, "reason") == "tunnel.teredo-unsolicited") continue;
      CHECK(value_of(line, "verdict") == columns[1]);
      CHECK(value_of(line, "reason") == columns[2]);
      CHECK(value_of(line, "law") == columns[6]);
      ++judged;
    }
    INFO(judged);
  }
}

}  // namespace sixgate::test::conformance
