// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/queue_status.hpp"

#include <sstream>

#include <unistd.h>

#include "kernel/netlink.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

TEST_CASE("queues are read in the order of their numbers") {
  std::istringstream file(
      "   41 4027000000   3 2 65531     5     6       79  1\n"
      "   40   1234     0 2 65531     0     0        0  1\n");
  CHECK(parse_queue_status(file) == std::vector<QueueStatus>{{.number = 40, .port = 1234},
                                                             {.number = 41,
                                                              .port = 4027000000,
                                                              .waiting = 3,
                                                              .dropped_full = 5,
                                                              .dropped_at_socket = 6,
                                                              .queued = 79}});
}

TEST_CASE("what is no line of a queue ends the list") {
  std::istringstream file("   40   1234     0 2 65531     0     0        0  1\nsomething else\n");
  CHECK(parse_queue_status(file).size() == 1);
  std::istringstream empty;
  CHECK(parse_queue_status(empty).empty());
}

TEST_CASE("the owner of a netfilter socket is found by its port") {
  const Netlink netlink;
  const auto program = find_program(netlink.port());
  REQUIRE(program);
  CHECK(program->process == static_cast<std::uint32_t>(::getpid()));
  CHECK(program->name == "kernel_tests");
  CHECK(name_owner(0xfffffff0) == "netlink port 4294967280");
}

}  // namespace

}  // namespace sixgate::kernel
