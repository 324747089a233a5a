// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/examined.hpp"

namespace sixgate::doctor {

namespace {

using kernel::ForeignChain;
using kernel::ForeignRule;
using kernel::Stage;
using kernel::TableName;
using test::severity_of;
using test::with;

const TableName filter{"ip", "filter"};

ForeignChain chain(const TableName& table, const std::string& name, Stage stage, int priority,
                   bool drops) {
  return {.table = table,
          .name = name,
          .base = kernel::Base{.stage = stage, .priority = priority, .drops = drops}};
}

test::Examined beside(const TableName& table, std::vector<ForeignChain> chains) {
  test::Examined examined;
  examined.machine.tables.tables = {table};
  examined.machine.tables.chains = std::move(chains);
  return examined;
}

TEST_CASE("what drops after the gate makes our accept less than final") {
  const auto examined = beside(filter, {chain(filter, "FORWARD", Stage::forward, 0, true),
                                        {.table = filter, .name = "DOCKER-USER"}});
  const auto findings = examined.by(check_tables);
  CHECK(severity_of(findings, "our accept is not final") == Severity::warning);
  CHECK(severity_of(findings, "(Docker, iptables-nft): forward 0 after the gate") ==
        Severity::note);
}

TEST_CASE("what drops before the gate is never seen") {
  const TableName firewalld{"inet", "firewalld"};
  auto examined =
      beside(firewalld, {chain(firewalld, "filter_FORWARD", Stage::forward, -30, false)});
  ForeignRule rejects{.table = firewalld, .chain = "filter_FORWARD"};
  CHECK(with(examined.by(check_tables), "never sees").empty());
  rejects.drops_all = true;
  examined.machine.tables.rules = {rejects};
  CHECK(severity_of(examined.by(check_tables), "sixgate never sees what it drops") ==
        Severity::warning);
  CHECK(severity_of(examined.by(check_tables), "deletes and makes it anew") == Severity::note);
}

struct PositionRow {
  std::string says;
  Stage stage;
  int priority;
  std::string where;
};

TEST_CASE("a base chain stands before, beside or after the gate") {
  const std::vector<PositionRow> rows{
      {"ingress, whatever its priority", Stage::ingress, 500, "ingress 500 before"},
      {"prerouting, whatever its priority", Stage::prerouting, 0, "prerouting 0 before"},
      {"just before", Stage::forward, -21, "forward -21 before"},
      {"the gate's", Stage::forward, -20, "forward -20 at the gate's priority"},
      {"the backstop's", Stage::output, -19, "output -19 at the gate's priority"},
      {"just after", Stage::input, -18, "input -18 after"},
      {"postrouting, whatever its priority", Stage::postrouting, -100, "postrouting -100 after"},
  };
  const TableName table{"inet", "x"};
  for (const PositionRow& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto examined = beside(table, {chain(table, "c", row.stage, row.priority, false)});
      CHECK(severity_of(examined.by(check_tables), "table inet x: " + row.where) == Severity::note);
    }
  }
}

TEST_CASE("who shares the gate's priority is a warning, drop or not") {
  const TableName table{"inet", "x"};
  const auto examined = beside(table, {chain(table, "c", Stage::forward, -20, false)});
  CHECK(severity_of(examined.by(check_tables), "the order they were made in") == Severity::warning);
}

TEST_CASE("a host does not mind what is forwarded, nor anybody what is bridged") {
  auto examined = beside(filter, {chain(filter, "FORWARD", Stage::forward, 0, true)});
  examined.policy.role = policy::Role::host;
  CHECK(with(examined.by(check_tables), "not final").empty());
  const TableName bridge{"bridge", "filter"};
  const auto bridged = beside(bridge, {chain(bridge, "FORWARD", Stage::forward, 0, true)});
  CHECK(with(bridged.by(check_tables), "not final").empty());
}

TEST_CASE("programs are known by their tables and chains") {
  struct Row {
    TableName table;
    std::string chain;
    std::string owner;
  };
  const std::vector<Row> rows{
      {{"ip", "nat"}, "DOCKER", "(Docker, iptables-nft)"},
      {{"inet", "firewalld"}, "x", "(firewalld)"},
      {{"ip", "filter"}, "LIBVIRT_FWX", "(libvirt, iptables-nft)"},
      {{"ip", "libvirt_network"}, "forward", "(libvirt)"},
      {{"ip6", "filter"}, "ufw6-before-input", "(ufw, iptables-nft)"},
      {{"ip6", "mangle"}, "x", "(iptables-nft)"},
      {{"ip", "wg-quick-wg0"}, "premangle", "(wg-quick)"},
  };
  for (const Row& row : rows) {
    const auto examined = beside(row.table, {{.table = row.table, .name = row.chain}});
    CHECK(severity_of(examined.by(check_tables), row.owner + " has no hook") == Severity::note);
  }
  const TableName own{"inet", "filter"};
  CHECK(with(beside(own, {}).by(check_tables), "(").empty());
}

TEST_CASE("tables of iptables-legacy are told") {
  test::Examined examined;
  examined.machine.tables.legacy = {{"ip6", "mangle"}};
  const auto findings = examined.by(check_tables);
  CHECK(severity_of(findings, "iptables-legacy has table ip6 mangle") == Severity::note);
  CHECK(findings.front().mend == "look with ip6tables-legacy -t mangle -S");
}

TEST_CASE("offloaded flows are a warning, one a table") {
  test::Examined examined;
  CHECK(examined.by(check_offload).empty());
  ForeignRule adds{.table = {"inet", "fw4"}, .chain = "forward"};
  adds.offloads = true;
  examined.machine.tables.rules = {adds};
  examined.machine.tables.flowtables = {{.table = {"inet", "fw4"}, .name = "ft"}};
  CHECK(examined.by(check_offload).size() == 1);
  CHECK(severity_of(examined.by(check_offload), "table inet fw4 offloads") == Severity::warning);
}

}  // namespace

}  // namespace sixgate::doctor
