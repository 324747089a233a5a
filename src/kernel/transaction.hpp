// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <linux/netfilter.h>

#include "kernel/netlink.hpp"
#include "kernel/nftnl.hpp"

namespace sixgate::kernel {

/// Changes of nf_tables that take effect together or not at all. Tables and chains that exist
/// already are no error.
class Transaction {
 public:
  /// Bytes of one change; there may be any number of them.
  static constexpr std::size_t largest_message = 4096;

  /// family  of the tables that it changes: NFPROTO_INET, NFPROTO_IPV6
  explicit Transaction(std::uint8_t family = NFPROTO_INET);

  void add_table(const char* table);
  void delete_table(const char* table);
  void add_chain(const char* table, const std::string& chain);  ///< a regular one, without a hook
  void flush_chain(const char* table, const std::string& chain);
  void delete_chain(const char* table, const std::string& chain);  ///< an empty one
  void add_rule(nftnl_rule& rule);

  /// expressions  as the kernel tells them, RuleContents::bytes
  /// fails        std::length_error where they make more than a message
  void add_rule(const char* table, const std::string& chain, std::string_view expressions);

  /// The set's elements; a set without any is emptied by delete_elements().
  void add_elements(nftnl_set& set);
  void delete_elements(nftnl_set& set);

  /// out    0, or the errno of the first change that the kernel refused
  /// fails  Refused when the socket does
  [[nodiscard]] int commit(Netlink& netlink);

 private:
  void make_room();

  /// The header of the next message, which the one behind it moves.
  nlmsghdr& start(int type, int flags);
  void finish(const nlmsghdr& message) { size_ += NLMSG_ALIGN(message.nlmsg_len); }

  std::uint8_t family_;
  std::vector<char> buffer_;
  std::size_t size_ = 0;
  std::uint32_t sequence_ = 0;
};

}  // namespace sixgate::kernel
