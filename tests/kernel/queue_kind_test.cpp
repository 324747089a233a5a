// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/queue_kind.hpp"

#include "kernel/names.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

TEST_CASE("a queue rule of either kind says which queue it feeds") {
  for (const QueueKind kind : {QueueKind::native, QueueKind::compat}) {
    const Rule rule = make_queue_rule(table_name, "queue_tunnels", kind, 41);
    const auto read = read_queue_rule(*rule);
    REQUIRE(read);
    CHECK(read->kind == kind);
    CHECK(read->number == 41);
    CHECK(read->chain == "queue_tunnels");
  }
}

TEST_CASE("a rule without a queue says nothing") {
  const Rule rule = own<Rule>(nftnl_rule_alloc());
  CHECK_FALSE(read_queue_rule(*rule));
}

TEST_CASE("the classes have queues in a row") {
  CHECK(queue_number(policy::QueueClass::icmpv6, 40) == 40);
  CHECK(queue_number(policy::QueueClass::fragments, 40) == 43);
}

}  // namespace

}  // namespace sixgate::kernel
