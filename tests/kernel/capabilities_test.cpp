// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/capabilities.hpp"

#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

Probe probe(std::string_view name, Need need, Presence presence) {
  return {.capability = {.name = name,
                         .module = "its_module",
                         .option = "CONFIG_ITS",
                         .need = need,
                         .lost = "this is lost"},
          .presence = presence};
}

TEST_CASE("what is missing is told with what mends it, where the ruleset needs it") {
  policy::Policy policy;
  Ruleset ruleset{.policy = policy, .kernel = {}};
  const std::vector all{probe("ct", Need::conntrack, Presence::missing),
                        probe("fib", Need::host, Presence::missing),
                        probe("sip", Need::on_request, Presence::missing),
                        probe("exthdr", Need::always, Presence::present)};
  CHECK(tell_missing(ruleset, all).empty());
  ruleset.conntrack = true;
  CHECK(tell_missing(ruleset, all) == "this kernel has no ct: load its_module (CONFIG_ITS)");
  policy.role = policy::Role::host;
  CHECK(tell_missing(ruleset, all) ==
        "this kernel has no ct: load its_module (CONFIG_ITS), and no fib: load its_module "
        "(CONFIG_ITS)");
}

TEST_CASE("what was not tried is told where nothing is known to be missing") {
  const policy::Policy policy;
  const Ruleset ruleset{.policy = policy, .kernel = {}, .conntrack = true};
  std::vector all{probe("ct", Need::conntrack, Presence::untried),
                  probe("queue", Need::one_kind, Presence::missing),
                  probe("target NFQUEUE", Need::one_kind, Presence::present)};
  CHECK(tell_missing(ruleset, all) == "whether this kernel has ct, sixgate doctor tells as root");
  all.push_back(probe("exthdr", Need::always, Presence::missing));
  CHECK(tell_missing(ruleset, all) == "this kernel has no exthdr: load its_module (CONFIG_ITS)");
}

}  // namespace

}  // namespace sixgate::kernel
