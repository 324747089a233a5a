// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libmnl/libmnl.h>

#include "kernel/nftnl.hpp"
#include "kernel/refused.hpp"
#include "sixgate/wire/address.hpp"

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

/// The attribute of a message; none where it is missing or does not fit in.
///
/// header  bytes of the family's own header, in front of the attributes
[[nodiscard]] const nlattr* find_attribute(const nlmsghdr& message, std::size_t header,
                                           std::uint16_t type);

/// The content of an attribute as the kernel sent it; empty where there is no attribute.
[[nodiscard]] std::string_view bytes_of(const nlattr* attribute);

/// The content of an attribute of text, without the zero at its end.
[[nodiscard]] std::string text_of(const nlattr* attribute);

/// `function` sees each attribute that is nested in this one, in order.
template <typename Function>
void for_each_nested(const nlattr* attribute, Function function) {
  const std::string_view bytes = bytes_of(attribute);
  for_each_attribute(bytes.data(), bytes.data() + bytes.size(), function);
}

/// A number in an attribute, in the byte order in which it stands there; 0 where there is none.
[[nodiscard]] std::uint32_t number_of(const nlattr* attribute);

/// The address that an attribute holds, of either family; nothing where it holds none.
[[nodiscard]] std::optional<wire::Address> address_in(const nlattr* attribute);

/// Whose messages a socket carries.
enum class Bus : std::uint8_t {
  netfilter,
  route,  ///< links, addresses, routes, routing rules
};

/// One netlink socket, closed with its owner. For one thread.
class Netlink {
 public:
  /// fails  Refused
  explicit Netlink(Bus bus = Bus::netfilter);

  [[nodiscard]] int descriptor() const { return mnl_socket_get_fd(socket_.get()); }
  [[nodiscard]] unsigned port() const { return mnl_socket_get_portid(socket_.get()); }

  /// Sends messages and reads what the kernel answers, which it has done when this returns.
  ///
  /// out    0, or the errno of the first message that the kernel refused
  /// fails  Refused when the socket itself does
  [[nodiscard]] int request(std::span<const char> messages);

  /// From here on the group's messages wait for take_waiting(). A socket that has joined a group is
  /// for nothing else.
  ///
  /// group  RTNLGRP_LINK, NFNLGRP_NFTABLES
  /// room   bytes of messages that may wait, kernel's bookkeeping included
  /// fails  Refused
  void join(unsigned group, int room);

  /// Datagrams that take_waiting() takes at once, and listings that list() begins.
  static constexpr int most_at_once = 1024;
  static constexpr int most_listings = 16;

  /// Takes what waits, without blocking; what is beyond most_at_once goes on waiting.
  ///
  /// out    false where messages were lost for want of room
  /// fails  Refused when the socket is no longer usable
  [[nodiscard]] bool take_waiting(const std::function<void(const nlmsghdr&)>& take);

  /// Asks for a listing and reads it whole, again from the start where what is listed changed
  /// meanwhile.
  ///
  /// request  NLM_F_DUMP among its flags
  /// parse    takes one nlmsghdr, gives an item or nothing
  /// out      the items; none where what was asked for is not there
  /// fails    Refused, also where that never came to an end
  template <typename Item>
  std::vector<Item> list(const nlmsghdr& request,
                         const std::function<std::optional<Item>(const nlmsghdr&)>& parse) {
    std::vector<Item> items;
    const auto take = [&](const nlmsghdr& message) {
      if (auto item = parse(message)) items.push_back(std::move(*item));
    };
    for (int begun = 0; begun < most_listings; ++begun) {
      if (list_once(request, take)) return items;
      items.clear();
    }
    refuse_to_list();
  }

 private:
  /// False where the listing was interrupted by a change and must be made again.
  [[nodiscard]] bool list_once(const nlmsghdr& request,
                               const std::function<void(const nlmsghdr&)>& take);

  [[noreturn]] void refuse_to_list() const;

  [[nodiscard]] std::span<const char> receive(int flags);

  Bus bus_;
  std::unique_ptr<mnl_socket, FreeWith<mnl_socket_close>> socket_;
  std::vector<char> answer_;
};

}  // namespace sixgate::kernel
