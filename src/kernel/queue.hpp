// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include <sys/socket.h>

#include "kernel/netlink.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/arrival.hpp"

namespace sixgate::kernel {

/// One packet as the kernel handed it over. Its bytes stand in the queue's buffers until the next
/// receive().
struct QueuedPacket {
  std::uint32_t id = 0;
  std::uint32_t mark = 0;
  std::optional<policy::Hook> hook;
  std::uint32_t in_interface = 0;   ///< index; 0 where there is none
  std::uint32_t out_interface = 0;  ///< the same
  bool is_bridged = false;          ///< it leaves by a port of the bridge that it came in by
  packet::Packet packet;            ///< without bytes where the kernel sent none
};

/// The packet of one netlink message, without a kernel.
///
/// message  from its nlmsghdr on, aligned like one; the packet's bytes stay in it. Lengths inside
///          may promise more than there is
/// out      nothing where it is no packet, or has no id to answer to
[[nodiscard]] std::optional<QueuedPacket> read_packet(std::span<const char> message);

/// Sends netlink messages all at once, or, where that goes wrong for want of memory again and
/// again, in ever smaller parts.
///
/// messages  where each begins in `bytes`, and where the last ends
/// send      sends bytes as one datagram: 0, or the errno of why not
/// out       how many messages could not be sent; the others were
[[nodiscard]] std::size_t send_in_parts(std::span<const char> bytes,
                                        std::span<const std::size_t> messages,
                                        const std::function<int(std::span<const char>)>& send);

enum class Answer : std::uint8_t { accept, drop };

/// What went wrong on one queue, counted since it was bound.
struct QueueTroubles {
  std::atomic<std::uint64_t> overruns = 0;    ///< ENOBUFS: the socket's buffer was full, and
                                              ///< fail-open let packets pass unjudged
  std::atomic<std::uint64_t> late = 0;        ///< ENOENT: the packet was no longer there to answer
  std::atomic<std::uint64_t> unanswered = 0;  ///< verdicts that the kernel refused otherwise
};

/// What a socket holds of messages that nobody has received.
struct SocketMemory {
  std::uint32_t bytes = 0;    ///< of its buffer in use, the kernel's bookkeeping included
  std::uint32_t size = 0;     ///< of the buffer, bytes
  std::uint32_t dropped = 0;  ///< messages that found no room, modulo 2^32
};

/// One NFQUEUE, bound to one netlink socket, for one thread. The kernel takes verdicts from no
/// other socket, and when this one closes it drops what still waits: drain the queue first.
class Queue {
 public:
  /// Packets of one receive().
  static constexpr std::size_t round = 64;

  /// Packets that may wait in the kernel. More go on unjudged: fail-open is always on.
  static constexpr std::uint32_t length = 8192;

  /// What one waiting packet costs of the socket's buffer, bytes, the kernel's bookkeeping
  /// included: a packet of 1500 bytes takes 2304, one of 100 takes 832. The rest is slack, so that
  /// the queue is full before the buffer. Only packets larger than any Ethernet link's, such as
  /// those of segmentation offload, turn that round; what then passes unjudged shows as an overrun.
  static constexpr int packet_cost = 2304 + 512;

  /// Binds the queue. A packet that reaches it before this returns is answered when the queue is
  /// closed, with a drop: @alive should be empty.
  ///
  /// number   of the queue
  /// pending  the mark bit that accepting clears
  /// fails    Refused, which tells a queue that somebody else holds from a missing privilege
  Queue(std::uint16_t number, std::uint32_t pending);

  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  [[nodiscard]] int descriptor() const { return netlink_.descriptor(); }
  [[nodiscard]] std::uint16_t number() const { return number_; }
  [[nodiscard]] const QueueTroubles& troubles() const { return troubles_; }

  /// Packets that receive() has handed out. Any thread may ask.
  [[nodiscard]] std::uint64_t received() const { return total_.load(std::memory_order_relaxed); }

  /// As it is now; zeros where the kernel does not tell. Any thread may ask.
  [[nodiscard]] SocketMemory socket_memory() const;

  /// What waits now, in order of id, at most `round`. Never blocks; none where nothing waits. The
  /// packets live until the next call.
  ///
  /// fails  Refused when the socket is no longer usable
  [[nodiscard]] std::span<const QueuedPacket> receive();

  /// Answers all packets of the last receive(), in one message to the kernel if it has memory for
  /// that.
  ///
  /// answers  one a packet, in their order
  /// fails    Refused when some could not be sent; they wait until the queue is closed
  void answer(std::span<const Answer> answers);

 private:
  /// A whole packet and its attributes: 65531 bytes of payload at most, less than a page of the
  /// rest.
  static constexpr std::size_t buffer_size = 0x10000 + 4096;

  /// A header, the verdict and a mark: 40 bytes in fact.
  static constexpr std::size_t answer_size = 64;

  void configure();
  void take(std::span<const char> message);
  [[nodiscard]] int send(std::span<const char> messages);

  Netlink netlink_;
  std::uint16_t number_;
  std::uint32_t pending_;
  QueueTroubles troubles_;
  std::atomic<std::uint64_t> total_ = 0;
  std::unique_ptr<char[]> buffers_;  ///< pages that no packet has touched take no memory
  std::array<iovec, round> places_{};
  std::array<mmsghdr, round> received_{};
  std::array<QueuedPacket, round> packets_{};
  std::size_t packet_count_ = 0;
  alignas(nlmsghdr) std::array<char, round * answer_size> answers_{};
  std::array<std::size_t, round + 1> answer_begins_{};
};

}  // namespace sixgate::kernel
