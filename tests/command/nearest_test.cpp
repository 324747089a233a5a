// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/nearest.hpp"

#include <algorithm>

#include "sixgate/policy/reason.hpp"
#include "support/catch.hpp"

namespace sixgate::command {

namespace {

TEST_CASE("a slip of the finger finds its reason first") {
  CHECK(nearest_reasons("icmpv6.echo-multicat").front() == "icmpv6.echo-multicast");
  CHECK(nearest_reasons("nd.hoplimit").front() == "nd.hop-limit");
  CHECK(nearest_reasons("EXT.routing-type-0").front() == "ext.routing-type-0");
}

TEST_CASE("a part of a name finds the names that hold it, three at most") {
  CHECK(nearest_reasons("teredo").front() == "tunnel.teredo-blocked");
  CHECK(nearest_reasons("6to4").size() == 3);
}

TEST_CASE("a name finds itself") {
  for (const policy::ReasonName& row : policy::reason_names) {
    CHECK(nearest_reasons(row.name).front() == row.name);
  }
}

TEST_CASE("what is like nothing finds nothing") {
  CHECK(nearest_reasons("").empty());
  CHECK(nearest_reasons("zzzzzzzzzzzz").empty());
}

}  // namespace

}  // namespace sixgate::command
