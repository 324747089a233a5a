// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "command/program.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate {

namespace {

using test::run_program;
using test::ScratchFolder;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("explain tells the whole of a reason") {
  const ScratchFolder scratch;
  const std::string empty = scratch.write("empty.toml", "");
  const auto outcome = run_program({"explain", "icmpv6.echo-multicast", "-c", empty});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out ==
        "icmpv6.echo-multicast, number 13\n"
        "\n"
        "An echo request is sent to a multicast group.\n"
        "\n"
        "  law       whitepaper 3.1\n"
        "  defaults  drop (border), drop (host), drop (profile strict)\n"
        "  in force  drop, the default of role border\n"
        "  brought   to queue icmpv6 by\n"
        "              meta nfproto ipv6 meta l4proto icmpv6\n"
        "  decided   by the kernel, for the outermost header, on forward input output, by\n"
        "              ip6 daddr ff00::/8 icmpv6 type echo-request ip6 saddr != @site.echo6\n"
        "  change    with drop, log or accept in the configuration:\n"
        "              [actions]\n"
        "              \"icmpv6.echo-multicast\" = \"log\"\n");
}

TEST_CASE("explain names the line that set the action in force") {
  const ScratchFolder scratch;
  const std::string file = scratch.write(
      "site.toml", "role = \"host\"\n[actions]\n\"icmpv6.echo-multicast\" = \"accept\"\n");
  const auto outcome = run_program({"explain", "-c", file, "icmpv6.echo-multicast"});
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.out, "in force  accept (it is not asked), set by " + file + ":3\n"));
  CHECK(holds(outcome.out, "\"icmpv6.echo-multicast\" = \"drop\"\n"));
}

TEST_CASE("explain shows what the kernel decides itself, and on which hooks") {
  const auto outcome = run_program({"explain", "ipv6.link-local-routed", "-c", "/dev/null"});
  CHECK(holds(outcome.out, "decided   by the kernel, for the outermost header, on forward"));
  CHECK(holds(outcome.out, " ip6 saddr fe80::/10\n"));
}

TEST_CASE("every reason can be explained") {
  const ScratchFolder scratch;
  const std::string empty = scratch.write("empty.toml", "");
  for (const policy::CatalogueRow& row : policy::catalogue) {
    const auto outcome = run_program({"explain", std::string(row.name), "-c", empty});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.starts_with(std::string(row.name) + ", number "));
    CHECK(holds(outcome.out, std::string(policy::format(row.law).view())));
    CHECK(
        holds(outcome.out, row.defaults.has_value() ? "[actions]" : "there is no action to change"));
  }
}

}  // namespace

}  // namespace sixgate
