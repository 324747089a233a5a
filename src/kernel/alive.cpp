// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <cerrno>
#include <cstdint>

#include <linux/netfilter.h>

#include "kernel/names.hpp"
#include "kernel/transaction.hpp"

namespace sixgate::kernel {

namespace {

Set make_set() {
  Set set = own<Set>(nftnl_set_alloc());
  nftnl_set_set_str(set.get(), NFTNL_SET_TABLE, table_name);
  nftnl_set_set_str(set.get(), NFTNL_SET_NAME, alive_set);
  return set;
}

void add_family(nftnl_set& set, std::uint8_t family) {
  nftnl_set_elem* const element = nftnl_set_elem_alloc();
  if (element == nullptr) throw std::bad_alloc();
  nftnl_set_elem_set(element, NFTNL_SET_ELEM_KEY, &family, sizeof family);
  nftnl_set_elem_set_u64(element, NFTNL_SET_ELEM_TIMEOUT,
                         static_cast<std::uint64_t>(Alive::timeout.count()));
  nftnl_set_elem_add(&set, element);
}

}  // namespace

Alive::Alive() : families_(make_set()), no_family_(make_set()) {
  add_family(*families_, NFPROTO_IPV4);
  add_family(*families_, NFPROTO_IPV6);
}

bool Alive::renew() {
  // Adding alone does not renew, and deleting first fails where the element has just expired.
  Transaction transaction;
  transaction.add_elements(*families_);
  transaction.delete_elements(*families_);
  transaction.add_elements(*families_);
  const int error = transaction.commit(netlink_);
  if (error != 0 && error != ENOENT) throw Refused("cannot renew the set @alive", error);
  return error == 0;
}

void Alive::clear() {
  Transaction transaction;
  transaction.delete_elements(*no_family_);
  const int error = transaction.commit(netlink_);
  if (error != 0 && error != ENOENT) throw Refused("cannot clear the set @alive", error);
}

}  // namespace sixgate::kernel
