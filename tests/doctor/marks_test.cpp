// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/examined.hpp"

namespace sixgate::doctor {

namespace {

using test::severity_of;

TEST_CASE("a foreign rule that sets the pending bit is a warning, one that sets others is not") {
  test::Examined examined;
  kernel::ForeignRule rule{.table = {"ip", "mangle"}, .chain = "PREROUTING"};
  rule.sets_mark = 0x1;
  examined.machine.tables.rules = {rule};
  CHECK(examined.by(check_mark).empty());
  examined.kernel.mark = 0x1;
  CHECK(severity_of(examined.by(check_mark), "chain PREROUTING may set bit 0x00000001") ==
        Severity::warning);
}

TEST_CASE("the rule of wg-quick looks at the pending bit and works") {
  test::Examined examined;
  examined.machine.mark_rules = {
      {.preference = 32764, .value = 0xca6c, .is_inverted = true, .table = 51820}};
  CHECK(severity_of(examined.by(check_mark),
                    "ip -4 rule 32764: not fwmark 0xca6c lookup 51820 looks at bit 0x00010000") ==
        Severity::note);
}

TEST_CASE("a routing rule that wants the pending bit never gets it") {
  test::Examined examined;
  examined.machine.mark_rules = {
      {.family = wire::Family::ipv6, .preference = 5, .value = 0x10000, .mask = 0xff0000}};
  CHECK(severity_of(examined.by(check_mark), "ip -6 rule 5: fwmark 0x10000/0xff0000") ==
        Severity::warning);
}

TEST_CASE("a routing rule whose mask leaves the pending bit out is nothing to tell") {
  test::Examined examined;
  examined.machine.mark_rules = {{.value = 0x4000, .mask = 0xc000}};
  CHECK(examined.by(check_mark).empty());
}

}  // namespace

}  // namespace sixgate::doctor
