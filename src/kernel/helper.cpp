// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/helper.hpp"

#include <algorithm>
#include <cerrno>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/transaction.hpp"

namespace sixgate::kernel {

namespace {

Object make_object(const char* table) {
  Object object = own<Object>(nftnl_obj_alloc());
  nftnl_obj_set_str(object.get(), NFTNL_OBJ_TABLE, table);
  nftnl_obj_set_str(object.get(), NFTNL_OBJ_NAME, "sip");
  nftnl_obj_set_u32(object.get(), NFTNL_OBJ_TYPE, NFT_OBJECT_CT_HELPER);
  nftnl_obj_set_str(object.get(), NFTNL_OBJ_CT_HELPER_NAME, "sip");
  nftnl_obj_set_u16(object.get(), NFTNL_OBJ_CT_HELPER_L3PROTO, NFPROTO_IPV6);
  nftnl_obj_set_u8(object.get(), NFTNL_OBJ_CT_HELPER_L4PROTO, IPPROTO_UDP);
  return object;
}

}  // namespace

bool wants_helper(const policy::Policy& policy) {
  return std::ranges::any_of(policy.services, [](const policy::Service& service) {
    return service.helper != policy::Helper::none;
  });
}

bool has_helper(const policy::Policy& policy) {
  if (!wants_helper(policy) || policy.enforced.is_empty()) return true;
  Netlink netlink;
  const std::string table = "sixgate_probe_" + std::to_string(netlink.port());
  Transaction transaction;
  transaction.add_table(table.c_str());
  transaction.add_object(*make_object(table.c_str()));
  transaction.delete_table(table.c_str());
  const int error = transaction.commit(netlink);
  return error == 0 || error == EPERM;
}

std::string tell_missing_helper(const policy::Policy& policy) {
  if (has_helper(policy)) return {};
  return "sixgate: services with helper \"sip\" open no calls: this kernel has no such helper, "
         "load "
         "the module nf_conntrack_sip (CONFIG_NF_CONNTRACK_SIP)\n";
}

}  // namespace sixgate::kernel
