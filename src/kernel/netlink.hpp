// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <libmnl/libmnl.h>

#include "kernel/nftnl.hpp"
#include "kernel/refused.hpp"

namespace sixgate::kernel {

/// One netfilter netlink socket, closed with its owner. For one thread.
class Netlink {
 public:
  /// fails  Refused
  Netlink();

  [[nodiscard]] int descriptor() const { return mnl_socket_get_fd(socket_.get()); }
  [[nodiscard]] unsigned port() const { return mnl_socket_get_portid(socket_.get()); }

  /// Sends messages and reads what the kernel answers, which it has done when this returns.
  ///
  /// out    0, or the errno of the first message that the kernel refused
  /// fails  Refused when the socket itself does
  [[nodiscard]] int request(std::span<const char> messages);

  /// Asks for a listing of nf_tables and reads it whole, again from the start where the ruleset
  /// changed meanwhile.
  ///
  /// request  NLM_F_DUMP among its flags
  /// parse    takes one nlmsghdr, gives an item or nothing
  /// out      the items; none where what was asked for is not there
  /// fails    Refused
  template <typename Item>
  std::vector<Item> list(const nlmsghdr& request,
                         const std::function<std::optional<Item>(const nlmsghdr&)>& parse) {
    std::vector<Item> items;
    const auto take = [&](const nlmsghdr& message) {
      if (auto item = parse(message)) items.push_back(std::move(*item));
    };
    while (!list_once(request, take)) items.clear();
    return items;
  }

 private:
  /// False where the listing was interrupted by a change and must be made again.
  [[nodiscard]] bool list_once(const nlmsghdr& request,
                               const std::function<void(const nlmsghdr&)>& take);

  [[nodiscard]] std::span<const char> receive(int flags);

  std::unique_ptr<mnl_socket, FreeWith<mnl_socket_close>> socket_;
  std::vector<char> answer_;
};

}  // namespace sixgate::kernel
