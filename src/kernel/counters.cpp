// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/counters.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/names.hpp"
#include "kernel/netlink.hpp"

namespace sixgate::kernel {

std::vector<Counter> read_counters() {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  nlmsghdr& request =
      *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETOBJ, NFPROTO_INET, NLM_F_DUMP, 1);
  const Object wanted = own<Object>(nftnl_obj_alloc());
  nftnl_obj_set_str(wanted.get(), NFTNL_OBJ_TABLE, table_name);
  nftnl_obj_set_u32(wanted.get(), NFTNL_OBJ_TYPE, NFT_OBJECT_COUNTER);
  nftnl_obj_nlmsg_build_payload(&request, wanted.get());

  Netlink netlink;
  auto counters = netlink.list<Counter>(request, [](const nlmsghdr& message) {
    const Object object = own<Object>(nftnl_obj_alloc());
    std::optional<Counter> counter;
    if (nftnl_obj_nlmsg_parse(&message, object.get()) == 0) {
      counter = Counter{.name = nftnl_obj_get_str(object.get(), NFTNL_OBJ_NAME),
                        .packets = nftnl_obj_get_u64(object.get(), NFTNL_OBJ_CTR_PKTS),
                        .bytes = nftnl_obj_get_u64(object.get(), NFTNL_OBJ_CTR_BYTES)};
    }
    return counter;
  });
  std::ranges::sort(counters, {}, &Counter::name);
  return counters;
}

}  // namespace sixgate::kernel
