// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <new>

#include <libnftnl/chain.h>
#include <libnftnl/object.h>
#include <libnftnl/rule.h>
#include <libnftnl/set.h>
#include <libnftnl/table.h>

namespace sixgate::kernel {

/// Calls the C library's own function to free what it allocated.
template <auto Free>
struct FreeWith {
  template <typename Object>
  void operator()(Object* object) const {
    Free(object);
  }
};

using Table = std::unique_ptr<nftnl_table, FreeWith<nftnl_table_free>>;
using Chain = std::unique_ptr<nftnl_chain, FreeWith<nftnl_chain_free>>;
using Rule = std::unique_ptr<nftnl_rule, FreeWith<nftnl_rule_free>>;
using Set = std::unique_ptr<nftnl_set, FreeWith<nftnl_set_free>>;
using Object = std::unique_ptr<nftnl_obj, FreeWith<nftnl_obj_free>>;

/// An object of the C library in its owner's hands.
///
/// fails  std::bad_alloc where the library had no memory for it
template <typename Owner, typename Raw>
Owner own(Raw* object) {
  if (object == nullptr) throw std::bad_alloc();
  return Owner(object);
}

/// `function` sees every expression of the rule, in order.
template <typename Function>
void for_each_expression(const nftnl_rule& rule, Function function) {
  std::unique_ptr<nftnl_expr_iter, FreeWith<nftnl_expr_iter_destroy>> walk(
      nftnl_expr_iter_create(&rule));
  while (nftnl_expr* const expression = walk ? nftnl_expr_iter_next(walk.get()) : nullptr) {
    function(*expression);
  }
}

}  // namespace sixgate::kernel
