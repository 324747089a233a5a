// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/netlink.hpp"

#include <cerrno>
#include <string>

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

const char* name_of(int family) { return family == NETLINK_ROUTE ? "rtnetlink" : "netfilter"; }

}  // namespace

Netlink::Netlink(int family)
    : family_(family), socket_(mnl_socket_open2(family, SOCK_CLOEXEC)), answer_(65536) {
  if (!socket_ || mnl_socket_bind(socket_.get(), 0, MNL_SOCKET_AUTOPID) < 0) {
    throw Refused(std::string("cannot open a netlink socket of ") + name_of(family), errno);
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
    if (errno != EINTR)
      throw Refused(std::string("cannot receive from ") + name_of(family_), errno);
  }
}

int Netlink::request(std::span<const char> messages) {
  if (mnl_socket_sendto(socket_.get(), messages.data(), messages.size()) < 0) {
    throw Refused(std::string("cannot send to ") + name_of(family_), errno);
  }
  int refusal = 0;
  for (auto answer = receive(MSG_DONTWAIT); !answer.empty(); answer = receive(MSG_DONTWAIT)) {
    for_each_message(answer, [&refusal](const nlmsghdr& message) {
      if (refusal == 0) refusal = refusal_in(message);
    });
  }
  return refusal;
}

bool Netlink::list_once(const nlmsghdr& request, const std::function<void(const nlmsghdr&)>& take) {
  if (mnl_socket_sendto(socket_.get(), &request, request.nlmsg_len) < 0) {
    throw Refused(std::string("cannot send to ") + name_of(family_), errno);
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
    throw Refused(std::string("cannot list what ") + name_of(family_) + " holds", refusal);
  };
  return is_whole;
}

}  // namespace sixgate::kernel
