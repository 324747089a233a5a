// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/helper.hpp"

#include <algorithm>

#include "kernel/capabilities.hpp"

namespace sixgate::kernel {

bool wants_helper(const policy::Policy& policy) {
  return std::ranges::any_of(policy.services, [](const policy::Service& service) {
    return service.helper != policy::Helper::none;
  });
}

bool has_helper(const policy::Policy& policy) {
  if (!wants_helper(policy) || policy.enforced.is_empty()) return true;
  return probe_capability(sip_helper).presence != Presence::missing;
}

std::string tell_missing_helper() {
  return "sixgate: services with helper \"sip\" open no calls: this kernel has no such helper, "
         "load the module nf_conntrack_sip (CONFIG_NF_CONNTRACK_SIP)\n";
}

}  // namespace sixgate::kernel
