// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/timed_set.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <utility>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/names.hpp"
#include "kernel/transaction.hpp"

namespace sixgate::kernel {

namespace {

/// Three messages of this size make a transaction: 64 bytes of attributes an element at most.
static_assert(TimedSet::most_at_once * (SetKey::longest + 24) + 128 <=
              Transaction::largest_message);

/// The set with the keys as its elements.
Set make_set(const TimedSetRow& row, std::span<const SetKey> keys,
             std::optional<std::chrono::milliseconds> timeout) {
  Set set = own<Set>(nftnl_set_alloc());
  nftnl_set_set_str(set.get(), NFTNL_SET_TABLE, table_name);
  nftnl_set_set_str(set.get(), NFTNL_SET_NAME, std::string(row.name).c_str());
  for (const SetKey& key : keys) {
    nftnl_set_elem* const element = nftnl_set_elem_alloc();
    if (element == nullptr) throw std::bad_alloc();
    nftnl_set_elem_set(element, NFTNL_SET_ELEM_KEY, key.bytes().data(),
                       static_cast<std::uint32_t>(key.bytes().size()));
    if (timeout) {
      nftnl_set_elem_set_u64(element, NFTNL_SET_ELEM_TIMEOUT,
                             static_cast<std::uint64_t>(timeout->count()));
    }
    nftnl_set_elem_add(set.get(), element);
  }
  return set;
}

TimedElement read_element(nftnl_set_elem* element) {
  std::uint32_t size = 0;
  const auto* const key =
      static_cast<const std::uint8_t*>(nftnl_set_elem_get(element, NFTNL_SET_ELEM_KEY, &size));
  return {.key = SetKey(std::span(key, size)),
          .left = std::chrono::milliseconds(
              nftnl_set_elem_get_u64(element, NFTNL_SET_ELEM_EXPIRATION))};
}

template <typename Function>
void for_each_part(std::span<const SetKey> keys, Function function) {
  while (!keys.empty()) {
    const auto part = keys.first(std::min(keys.size(), TimedSet::most_at_once));
    function(part);
    keys = keys.subspan(part.size());
  }
}

}  // namespace

bool TimedSet::renew(std::span<const SetKey> keys, std::chrono::milliseconds timeout) {
  bool has_table = true;
  for_each_part(keys, [&](std::span<const SetKey> part) {
    int error = try_renew(part, timeout);
    if (error == ENOENT) error = try_renew(part, timeout);  // one expired between add and delete
    if (error == ENOENT) has_table = false;
    if (error != 0 && error != ENOENT) refuse("renew", error);
  });
  return has_table;
}

int TimedSet::try_renew(std::span<const SetKey> keys, std::chrono::milliseconds timeout) {
  // Adding alone does not renew, and deleting first fails where an element has just expired.
  const Set set = make_set(row_, keys, timeout);
  Transaction transaction;
  transaction.add_elements(*set);
  transaction.delete_elements(*set);
  transaction.add_elements(*set);
  return transaction.commit(netlink_);
}

void TimedSet::remove(std::span<const SetKey> keys) {
  for_each_part(keys, [&](std::span<const SetKey> part) {
    int error = try_remove(part);
    if (error == ENOENT) {  // of one of them; the others then stay too
      error = 0;
      for (std::size_t i = 0; i < part.size() && (error == 0 || error == ENOENT); ++i) {
        error = try_remove(part.subspan(i, 1));
      }
    }
    if (error != 0 && error != ENOENT) refuse("take elements out of", error);
  });
}

int TimedSet::try_remove(std::span<const SetKey> keys) {
  Transaction transaction;
  transaction.delete_elements(*make_set(row_, keys, std::nullopt));
  return transaction.commit(netlink_);
}

/// A transaction waits until nobody reads the old state any more, also one that changes nothing: a
/// gate that starts is to judge sooner.
void TimedSet::clear() {
  if (list().empty()) return;
  const int error = try_remove({});
  if (error != 0 && error != ENOENT) refuse("clear", error);
}

std::vector<TimedElement> TimedSet::list() {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  nlmsghdr& request =
      *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETSETELEM, NFPROTO_INET, NLM_F_DUMP, 1);
  nftnl_set_elems_nlmsg_build_payload(&request, make_set(row_, {}, std::nullopt).get());
  const auto parts = netlink_.list<std::vector<TimedElement>>(request, [](const nlmsghdr& message) {
    const Set set = own<Set>(nftnl_set_alloc());
    std::vector<TimedElement> elements;
    nftnl_set_elems_nlmsg_parse(&message, set.get());
    nftnl_set_elem_foreach(
        set.get(),
        [](nftnl_set_elem* element, void* found) {
          static_cast<std::vector<TimedElement>*>(found)->push_back(read_element(element));
          return 0;
        },
        &elements);
    return std::optional(std::move(elements));
  });
  std::vector<TimedElement> elements;
  for (const auto& part : parts) elements.insert(elements.end(), part.begin(), part.end());
  return elements;
}

void TimedSet::refuse(const char* action, int error) const {
  const std::string set = "set " + std::string(row_.name) + " of table inet sixgate";
  if (error == ENFILE) {
    throw Refused(set + " is full with " + std::to_string(row_.size) +
                  " elements; nothing is added until some have expired");
  }
  throw Refused(std::string("cannot ") + action + " " + set, error);
}

}  // namespace sixgate::kernel
