// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/nearest.hpp"

#include <algorithm>

#include "sixgate/policy/reason.hpp"
#include "support/catch.hpp"

namespace sixgate::command {

namespace {

TEST_CASE("a slip of the finger finds its reason first") {
  CHECK(nearest_of("icmpv6.echo-multicat", reason_names()).front() == "icmpv6.echo-multicast");
  CHECK(nearest_of("nd.hoplimit", reason_names()).front() == "nd.hop-limit");
  CHECK(nearest_of("EXT.routing-type-0", reason_names()).front() == "ext.routing-type-0");
}

TEST_CASE("a part of a name finds the names that hold it, three at most") {
  CHECK(nearest_of("teredo", reason_names()).front() == "tunnel.teredo-blocked");
  CHECK(nearest_of("6to4", reason_names()).size() == 3);
}

TEST_CASE("a name finds itself") {
  for (const policy::ReasonName& row : policy::reason_names) {
    CHECK(nearest_of(row.name, reason_names()).front() == row.name);
  }
}

TEST_CASE("what is like nothing finds nothing") {
  CHECK(nearest_of("", reason_names()).empty());
  CHECK(nearest_of("zzzzzzzzzzzz", reason_names()).empty());
}

}  // namespace

}  // namespace sixgate::command
