// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/netlink.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <linux/netlink.h>
#include <sys/socket.h>

namespace sixgate::kernel {

namespace {

/// The messages of one answer, in order.
template <typename Function>
void for_each_message(std::span<const char> answer, Function function) {
  const auto* message = reinterpret_cast<const nlmsghdr*>(answer.data());
  int left = static_cast<int>(answer.size());
  for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) function(*message);
}

/// The errno in a message; 0 where it is no refusal.
int refusal_in(const nlmsghdr& message) {
  if (message.nlmsg_type != NLMSG_ERROR) return 0;
  return -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(&message))->error;
}

struct BusWords {
  int protocol;
  std::string_view name;
  std::string_view listed;
};

constexpr BusWords words_of(Bus bus) {
  switch (bus) {
    case Bus::netfilter: return {NETLINK_NETFILTER, "netfilter", "nf_tables"};
    case Bus::route: return {NETLINK_ROUTE, "rtnetlink", "links, addresses, routes or rules"};
  }
  return {};
}

/// Such as `cannot open netfilter`.
[[noreturn]] void refuse(std::string_view action, std::string_view object, int error) {
  throw Refused("cannot " + std::string(action) + " " + std::string(object), error);
}

}  // namespace

const nlattr* find_attribute(const nlmsghdr& message, std::size_t header, std::uint16_t type) {
  const nlattr* found = nullptr;
  for_each_attribute(mnl_nlmsg_get_payload_offset(&message, header),
                     mnl_nlmsg_get_payload_tail(&message), [&](const nlattr& attribute) {
                       const bool is_it = mnl_attr_get_type(&attribute) == type;
                       if (found == nullptr && is_it) found = &attribute;
                     });
  return found;
}

std::string_view bytes_of(const nlattr* attribute) {
  if (attribute == nullptr) return {};
  return {static_cast<const char*>(mnl_attr_get_payload(attribute)),
          mnl_attr_get_payload_len(attribute)};
}

std::string text_of(const nlattr* attribute) {
  const std::string_view bytes = bytes_of(attribute);
  return std::string(bytes.substr(0, bytes.find('\0')));
}

std::uint32_t number_of(const nlattr* attribute) {
  const std::string_view bytes = bytes_of(attribute);
  std::uint32_t number = 0;
  if (bytes.size() >= sizeof number) std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

std::optional<wire::Address> address_in(const nlattr* attribute) {
  const std::string_view bytes = bytes_of(attribute);
  if (bytes.size() == 4) return wire::Address::ipv4(ntohl(number_of(attribute)));
  std::array<std::uint8_t, 16> octets{};
  if (bytes.size() != octets.size()) return std::nullopt;
  std::memcpy(octets.data(), bytes.data(), octets.size());
  return wire::Address::ipv6(octets);
}

Netlink::Netlink(Bus bus)
    : bus_(bus), socket_(mnl_socket_open2(words_of(bus).protocol, SOCK_CLOEXEC)), answer_(65536) {
  if (!socket_ || mnl_socket_bind(socket_.get(), 0, MNL_SOCKET_AUTOPID) < 0) {
    refuse("open a netlink socket for", words_of(bus_).name, errno);
  }
  int small_acknowledgements = 1;
  mnl_socket_setsockopt(socket_.get(), NETLINK_CAP_ACK, &small_acknowledgements,
                        sizeof small_acknowledgements);
}

std::span<const char> Netlink::receive(int flags) {
  for (;;) {
    const ssize_t size = ::recv(descriptor(), answer_.data(), answer_.size(), flags);
    if (size >= 0) return {answer_.data(), static_cast<std::size_t>(size)};
    if (errno == EAGAIN) return {};
    if (errno != EINTR) refuse("receive from", words_of(bus_).name, errno);
  }
}

int Netlink::request(std::span<const char> messages) {
  if (mnl_socket_sendto(socket_.get(), messages.data(), messages.size()) < 0) {
    refuse("send to", words_of(bus_).name, errno);
  }
  int refusal = 0;
  for (auto answer = receive(MSG_DONTWAIT); !answer.empty(); answer = receive(MSG_DONTWAIT)) {
    for_each_message(answer, [&refusal](const nlmsghdr& message) {
      if (refusal == 0) refusal = refusal_in(message);
    });
  }
  return refusal;
}

void Netlink::join(unsigned group, int room) {
  // The kernel doubles what is asked for. Without the privilege to exceed the limit, up to it.
  const int half = room / 2;
  if (::setsockopt(descriptor(), SOL_SOCKET, SO_RCVBUFFORCE, &half, sizeof half) != 0) {
    ::setsockopt(descriptor(), SOL_SOCKET, SO_RCVBUF, &half, sizeof half);
  }
  if (::setsockopt(descriptor(), SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof group) != 0) {
    refuse("listen to", words_of(bus_).name, errno);
  }
}

bool Netlink::take_waiting(const std::function<void(const nlmsghdr&)>& take) {
  bool is_whole = true;
  for (int taken = 0; taken < most_at_once; ++taken) {
    const ssize_t size = ::recv(descriptor(), answer_.data(), answer_.size(), MSG_DONTWAIT);
    if (size >= 0) {
      for_each_message({answer_.data(), static_cast<std::size_t>(size)}, take);
    } else if (errno == ENOBUFS) {
      is_whole = false;
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      refuse("receive from", words_of(bus_).name, errno);
    }
  }
  return is_whole;
}

bool Netlink::list_once(const nlmsghdr& request, const std::function<void(const nlmsghdr&)>& take) {
  if (mnl_socket_sendto(socket_.get(), &request, request.nlmsg_len) < 0) {
    refuse("send to", words_of(bus_).name, errno);
  }
  bool is_whole = true;
  bool is_done = false;
  int refusal = 0;
  while (!is_done) {
    for_each_message(receive(0), [&](const nlmsghdr& message) {
      if (refusal == 0) refusal = refusal_in(message);
      if ((message.nlmsg_flags & NLM_F_DUMP_INTR) != 0) is_whole = false;
      is_done = is_done || message.nlmsg_type == NLMSG_DONE || message.nlmsg_type == NLMSG_ERROR;
      if (!is_done) take(message);
    });
  }
  if (refusal != 0 && refusal != ENOENT) {
    refuse("list", words_of(bus_).listed, refusal);
  }
  return is_whole;
}

void Netlink::refuse_to_list() const {
  throw Refused("cannot list " + std::string(words_of(bus_).listed) +
                ": somebody changes them faster than they can be read");
}

}  // namespace sixgate::kernel
