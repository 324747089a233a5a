// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/queue.hpp"

#include <algorithm>
#include <cerrno>
#include <string>

#include <arpa/inet.h>
#include <libnetfilter_queue/libnetfilter_queue.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink_queue.h>
#include <linux/sock_diag.h>

#include "kernel/queue_status.hpp"

namespace sixgate::kernel {

namespace {

[[noreturn]] void refuse(std::uint16_t number, int error) {
  const std::string action = "cannot bind queue " + std::to_string(number);
  const auto queues = read_queue_status();
  const auto queue = std::ranges::find(queues, number, &QueueStatus::number);
  const bool is_taken = (error == EPERM || error == EBUSY) && queue != queues.end();
  if (!is_taken) throw Refused(action, error);
  throw Refused(action + ": " + name_owner(queue->port) +
                " has it; stop that program, or choose other numbers with [kernel] first-queue");
}

std::optional<policy::Hook> hook_of(std::uint8_t number) {
  switch (number) {
    case NF_INET_LOCAL_IN: return policy::Hook::input;
    case NF_INET_FORWARD: return policy::Hook::forward;
    case NF_INET_LOCAL_OUT: return policy::Hook::output;
    case NF_INET_PRE_ROUTING: return policy::Hook::prerouting;
    default: return std::nullopt;
  }
}

std::uint32_t number_in(const nlattr& attribute) {
  if (mnl_attr_get_payload_len(&attribute) < sizeof(std::uint32_t)) return 0;
  return ntohl(mnl_attr_get_u32(&attribute));
}

/// Of one attempt to send the same messages; a kernel short of memory may have some the next time.
constexpr int most_attempts = 8;

bool may_go_away(int error) { return error == ENOBUFS || error == ENOMEM || error == EAGAIN; }

}  // namespace

std::optional<QueuedPacket> read_packet(std::span<const char> message) {
  if (message.size() < sizeof(nlmsghdr) + sizeof(nfgenmsg)) return std::nullopt;
  const auto& header = *reinterpret_cast<const nlmsghdr*>(message.data());
  if (header.nlmsg_type != (NFNL_SUBSYS_QUEUE << 8 | NFQNL_MSG_PACKET)) return std::nullopt;
  const char* const end = message.data() + std::min<std::size_t>(message.size(), header.nlmsg_len);
  QueuedPacket packet;
  bool has_id = false;
  const void* const begin = mnl_nlmsg_get_payload_offset(&header, sizeof(nfgenmsg));
  for_each_attribute(begin, end, [&](const nlattr& attribute) {
    const void* const payload = mnl_attr_get_payload(&attribute);
    const std::size_t size = mnl_attr_get_payload_len(&attribute);
    switch (mnl_attr_get_type(&attribute)) {
      case NFQA_PACKET_HDR:
        if (size >= sizeof(nfqnl_msg_packet_hdr)) {
          const auto& place = *static_cast<const nfqnl_msg_packet_hdr*>(payload);
          packet.id = ntohl(place.packet_id);
          packet.hook = hook_of(place.hook);
          has_id = true;
        }
        break;
      case NFQA_MARK: packet.mark = number_in(attribute); break;
      case NFQA_IFINDEX_INDEV: packet.in_interface = number_in(attribute); break;
      case NFQA_IFINDEX_OUTDEV: packet.out_interface = number_in(attribute); break;
      case NFQA_IFINDEX_PHYSOUTDEV: packet.is_bridged = true; break;
      case NFQA_CAP_LEN: packet.packet.length = number_in(attribute); break;
      case NFQA_SKB_INFO:
        packet.packet.has_checksums = (number_in(attribute) & NFQA_SKB_CSUMNOTREADY) == 0;
        break;
      case NFQA_PAYLOAD:
        packet.packet.bytes = {static_cast<const std::uint8_t*>(payload), size};
        break;
      default: break;
    }
  });
  packet.packet.length = std::max(packet.packet.length, packet.packet.bytes.size());
  return has_id ? std::optional(packet) : std::nullopt;
}

std::size_t send_in_parts(std::span<const char> bytes, std::span<const std::size_t> messages,
                          const std::function<int(std::span<const char>)>& send) {
  const std::size_t count = messages.size() - 1;
  const auto part = bytes.subspan(messages.front(), messages.back() - messages.front());
  int error = send(part);
  for (int attempt = 1; may_go_away(error) && attempt < most_attempts; ++attempt) {
    error = send(part);
  }
  if (error == 0) return 0;
  if (!may_go_away(error) || count == 1) return count;
  const std::size_t half = count / 2;
  return send_in_parts(bytes, messages.first(half + 1), send) +
         send_in_parts(bytes, messages.subspan(half), send);
}

Queue::Queue(std::uint16_t number, std::uint32_t pending)
    : number_(number),
      pending_(pending),
      buffers_(std::make_unique_for_overwrite<char[]>(round * buffer_size)) {
  for (std::size_t i = 0; i < round; ++i) {
    places_[i] = {.iov_base = &buffers_[i * buffer_size], .iov_len = buffer_size};
    received_[i].msg_hdr.msg_iov = &places_[i];
    received_[i].msg_hdr.msg_iovlen = 1;
  }
  configure();
}

void Queue::configure() {
  // The kernel doubles what is asked for. Without the privilege to exceed the limit, up to it.
  const int size = packet_cost / 2 * static_cast<int>(length);
  if (::setsockopt(descriptor(), SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) != 0) {
    ::setsockopt(descriptor(), SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }
  // All of it in one message, which the kernel takes or refuses as a whole. Of attributes given
  // twice it would keep the last: the flags are one.
  nlmsghdr* const message = nfq_nlmsg_put(answers_.data(), NFQNL_MSG_CONFIG, number_);
  message->nlmsg_flags |= NLM_F_ACK;
  constexpr std::uint32_t flags = NFQA_CFG_F_FAIL_OPEN | NFQA_CFG_F_GSO;
  nfq_nlmsg_cfg_put_cmd(message, AF_UNSPEC, NFQNL_CFG_CMD_BIND);
  nfq_nlmsg_cfg_put_params(message, NFQNL_COPY_PACKET, 0xffff);
  nfq_nlmsg_cfg_put_qmaxlen(message, length);
  mnl_attr_put_u32(message, NFQA_CFG_FLAGS, htonl(flags));
  mnl_attr_put_u32(message, NFQA_CFG_MASK, htonl(flags));
  const int error = netlink_.request({answers_.data(), message->nlmsg_len});
  // nfnetlink's answer where nobody has registered for messages about queues.
  if (error == EINVAL) {
    throw Refused(
        "this kernel cannot hand queued packets to a program: load the module nfnetlink_queue "
        "(CONFIG_NETFILTER_NETLINK_QUEUE)");
  }
  if (error != 0) refuse(number_, error);
}

std::span<const QueuedPacket> Queue::receive() {
  packet_count_ = 0;
  const int count = ::recvmmsg(descriptor(), received_.data(), round, MSG_DONTWAIT, nullptr);
  if (count < 0 && errno == ENOBUFS) {
    troubles_.overruns.fetch_add(1, std::memory_order_relaxed);
  } else if (count < 0 && errno != EAGAIN && errno != EINTR) {
    throw Refused("cannot receive from queue " + std::to_string(number_), errno);
  }
  // The kernel sends one message a datagram.
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    take({static_cast<const char*>(places_[at].iov_base), received_[at].msg_len});
  }
  total_.fetch_add(packet_count_, std::memory_order_relaxed);
  return {packets_.data(), packet_count_};
}

SocketMemory Queue::socket_memory() const {
  std::array<std::uint32_t, SK_MEMINFO_VARS> numbers{};
  socklen_t size = sizeof numbers;
  if (::getsockopt(descriptor(), SOL_SOCKET, SO_MEMINFO, numbers.data(), &size) != 0) return {};
  return {.bytes = numbers[SK_MEMINFO_RMEM_ALLOC],
          .size = numbers[SK_MEMINFO_RCVBUF],
          .dropped = numbers[SK_MEMINFO_DROPS]};
}

void Queue::take(std::span<const char> message) {
  if (message.size() < sizeof(nlmsghdr) + sizeof(int)) return;
  const auto& header = *reinterpret_cast<const nlmsghdr*>(message.data());
  if (header.nlmsg_type == NLMSG_ERROR) {
    const auto& error = *static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(&header));
    auto& counter = error.error == -ENOENT ? troubles_.late : troubles_.unanswered;
    if (error.error != 0) counter.fetch_add(1, std::memory_order_relaxed);
  } else if (const auto packet = read_packet(message)) {
    packets_[packet_count_++] = *packet;
  }
}

void Queue::answer(std::span<const Answer> answers) {
  if (answers.empty()) return;
  std::size_t size = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const QueuedPacket& packet = packets_[i];
    nlmsghdr* const message = nfq_nlmsg_put(&answers_[size], NFQNL_MSG_VERDICT, number_);
    const bool accepts = answers[i] == Answer::accept;
    nfq_nlmsg_verdict_put(message, static_cast<int>(packet.id), accepts ? NF_ACCEPT : NF_DROP);
    if (accepts) nfq_nlmsg_verdict_put_mark(message, packet.mark & ~pending_);
    answer_begins_[i] = size;
    size += NLMSG_ALIGN(message->nlmsg_len);
  }
  answer_begins_[answers.size()] = size;
  int error = 0;
  const std::size_t unsent =
      send_in_parts(answers_, {answer_begins_.data(), answers.size() + 1}, [&](auto messages) {
        const int refusal = send(messages);
        if (refusal != 0) error = refusal;
        return refusal;
      });
  if (unsent == 0) return;
  troubles_.unanswered.fetch_add(unsent, std::memory_order_relaxed);
  throw Refused("cannot answer queue " + std::to_string(number_), error);
}

int Queue::send(std::span<const char> messages) {
  ssize_t sent = 0;
  do {
    sent = ::send(descriptor(), messages.data(), messages.size(), 0);
  } while (sent < 0 && errno == EINTR);
  if (sent < 0) return errno;
  return static_cast<std::size_t>(sent) == messages.size() ? 0 : EMSGSIZE;
}

}  // namespace sixgate::kernel
