// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <libmnl/libmnl.h>
#include <linux/netlink.h>

#include "kernel/nftnl.hpp"
#include "kernel/refused.hpp"

namespace sixgate::kernel {

/// `function` sees the attributes from one place to another, in order.
template <typename Function>
void for_each_attribute(const void* begin, const void* end, Function function) {
  const auto* attribute = static_cast<const nlattr*>(begin);
  const auto left = [end](const nlattr* at) {
    return static_cast<int>(static_cast<const char*>(end) - reinterpret_cast<const char*>(at));
  };
  for (; mnl_attr_ok(attribute, left(attribute)); attribute = mnl_attr_next(attribute)) {
    function(*attribute);
  }
}

/// The same of a message, behind the header of its family.
template <typename Header, typename Function>
void for_each_attribute_behind(const nlmsghdr& message, Function function) {
  for_each_attribute(mnl_nlmsg_get_payload_offset(&message, sizeof(Header)),
                     mnl_nlmsg_get_payload_tail(&message), function);
}

/// One netlink socket, closed with its owner. For one thread.
class Netlink {
 public:
  /// family  whom it talks to: NETLINK_NETFILTER, or NETLINK_ROUTE
  /// fails   Refused
  explicit Netlink(int family = NETLINK_NETFILTER);

  [[nodiscard]] int descriptor() const { return mnl_socket_get_fd(socket_.get()); }
  [[nodiscard]] unsigned port() const { return mnl_socket_get_portid(socket_.get()); }

  /// Sends messages and reads what the kernel answers, which it has done when this returns.
  ///
  /// out    0, or the errno of the first message that the kernel refused
  /// fails  Refused when the socket itself does
  [[nodiscard]] int request(std::span<const char> messages);

  /// Asks for a listing and reads it whole, again from the start where what it lists changed
  /// meanwhile.
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

  int family_;
  std::unique_ptr<mnl_socket, FreeWith<mnl_socket_close>> socket_;
  std::vector<char> answer_;
};

}  // namespace sixgate::kernel
