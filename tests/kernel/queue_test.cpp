// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/queue.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>

#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

constexpr std::uint16_t packet_type = NFNL_SUBSYS_QUEUE << 8 | NFQNL_MSG_PACKET;

/// A netlink message with attributes one by one, as the kernel makes it.
class Message {
 public:
  explicit Message(std::uint16_t type = packet_type) {
    nlmsghdr* const header = mnl_nlmsg_put_header(room_.data());
    header->nlmsg_type = type;
    mnl_nlmsg_put_extra_header(header, sizeof(nfgenmsg));
  }

  Message& id(std::uint32_t id, std::uint8_t hook = NF_INET_FORWARD) {
    const nfqnl_msg_packet_hdr header{
        .packet_id = htonl(id), .hw_protocol = htons(0x86dd), .hook = hook};
    return put(NFQA_PACKET_HDR, &header, sizeof header);
  }
  Message& number(std::uint16_t type, std::uint32_t number) {
    const std::uint32_t ordered = htonl(number);
    return put(type, &ordered, sizeof ordered);
  }
  Message& payload(std::string_view bytes) { return put(NFQA_PAYLOAD, bytes.data(), bytes.size()); }
  Message& put(std::uint16_t type, const void* data, std::size_t size) {
    mnl_attr_put(header(), type, size, data);
    return *this;
  }

  [[nodiscard]] std::span<const char> bytes() { return {room_.data(), header()->nlmsg_len}; }

  /// As if no more than its first bytes had been received, and nothing stood behind them.
  [[nodiscard]] std::span<const char> first(std::size_t size) {
    cut_.assign(bytes().begin(), bytes().begin() + static_cast<std::ptrdiff_t>(size));
    cut_.shrink_to_fit();
    return cut_;
  }

  nlmsghdr* header() { return reinterpret_cast<nlmsghdr*>(room_.data()); }

 private:
  alignas(nlmsghdr) std::array<char, 512> room_{};
  std::vector<char> cut_;
};

std::string text_of(std::span<const std::uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

TEST_CASE("a packet is read from its message") {
  Message message;
  message.id(7, NF_INET_LOCAL_IN)
      .number(NFQA_MARK, 0x10001)
      .number(NFQA_IFINDEX_INDEV, 2)
      .number(NFQA_IFINDEX_OUTDEV, 3)
      .payload("packet");
  const auto packet = read_packet(message.bytes());
  REQUIRE(packet);
  CHECK(packet->id == 7);
  CHECK(packet->hook == policy::Hook::input);
  CHECK(packet->mark == 0x10001);
  CHECK(packet->in_interface == 2);
  CHECK(packet->out_interface == 3);
  CHECK_FALSE(packet->is_bridged);
  CHECK(text_of(packet->packet.bytes) == "packet");
  CHECK(packet->packet.length == 6);
}

TEST_CASE("a packet that leaves by a port of a bridge is bridged") {
  Message message;
  message.id(7, NF_INET_FORWARD)
      .number(NFQA_IFINDEX_INDEV, 2)
      .number(NFQA_IFINDEX_OUTDEV, 2)
      .number(NFQA_IFINDEX_PHYSOUTDEV, 3);
  CHECK(read_packet(message.bytes())->is_bridged);
}

TEST_CASE("a packet has its own length where the kernel copied less, never less than was copied") {
  CHECK(read_packet(Message().id(7).number(NFQA_CAP_LEN, 9000).payload("packet").bytes())
            ->packet.length == 9000);
  CHECK(read_packet(Message().id(7).number(NFQA_CAP_LEN, 2).payload("packet").bytes())
            ->packet.length == 6);
}

TEST_CASE("a message says nothing of what it lacks") {
  const auto packet = read_packet(Message().id(7, NF_INET_POST_ROUTING).bytes());
  REQUIRE(packet);
  CHECK_FALSE(packet->hook);
  CHECK(packet->mark == 0);
  CHECK(packet->in_interface == 0);
  CHECK(packet->out_interface == 0);
  CHECK(packet->packet.bytes.empty());
  CHECK(packet->packet.length == 0);
}

TEST_CASE("attributes of no length, too short ones and unknown ones say nothing") {
  Message message;
  for (const std::uint16_t type : {NFQA_MARK, NFQA_CAP_LEN, NFQA_PAYLOAD, NFQA_PACKET_HDR}) {
    message.put(type, nullptr, 0);
  }
  CHECK_FALSE(read_packet(message.bytes()));
  message.put(NFQA_IFINDEX_INDEV, "\0\0", 2).number(NFQA_SKB_INFO, 1).number(200, 5).id(7);
  const auto packet = read_packet(message.bytes());
  REQUIRE(packet);
  CHECK(packet->id == 7);
  CHECK(packet->mark == 0);
  CHECK(packet->in_interface == 0);
  CHECK(packet->packet.bytes.empty());
}

TEST_CASE("an attribute that claims less than its own header ends the message") {
  Message message;
  message.id(7).number(NFQA_MARK, 5).payload("packet");
  auto* const first =
      static_cast<nlattr*>(mnl_nlmsg_get_payload_offset(message.header(), sizeof(nfgenmsg)));
  mnl_attr_next(first)->nla_len = 0;
  const auto packet = read_packet(message.bytes());
  REQUIRE(packet);
  CHECK(packet->mark == 0);
  CHECK(packet->packet.bytes.empty());
}

TEST_CASE("a message without an id, and one of another kind, is no packet") {
  CHECK_FALSE(read_packet({}));
  CHECK_FALSE(read_packet(Message().payload("packet").bytes()));
  for (const std::uint16_t type : {std::uint16_t{NLMSG_ERROR}, std::uint16_t{NLMSG_DONE},
                                   std::uint16_t{NFNL_SUBSYS_QUEUE << 8 | NFQNL_MSG_VERDICT},
                                   std::uint16_t{NFNL_SUBSYS_ULOG << 8 | NFQNL_MSG_PACKET}}) {
    CHECK_FALSE(read_packet(Message(type).id(7).bytes()));
  }
}

// Note: to be run with the address sanitizer, too; each cut stands in memory of its own.
TEST_CASE("of a message that was cut anywhere the whole attributes before are read") {
  Message message;
  message.id(7).number(NFQA_MARK, 5).payload("packet");
  constexpr std::size_t behind_id = sizeof(nlmsghdr) + sizeof(nfgenmsg) + 4 + 7;
  constexpr std::size_t behind_mark = behind_id + 1 + 4 + 4;
  constexpr std::size_t behind_payload = behind_mark + 4 + 6;
  for (std::size_t size = 0; size <= message.bytes().size(); ++size) {
    INFO("received " << size);
    const auto packet = read_packet(message.first(size));
    REQUIRE(packet.has_value() == (size >= behind_id));
    if (!packet) continue;
    CHECK(packet->mark == (size >= behind_mark ? 5 : 0));
    CHECK(text_of(packet->packet.bytes) == (size >= behind_payload ? "packet" : ""));
  }
}

TEST_CASE("a message that claims less than was received ends there") {
  Message message;
  message.id(7).number(NFQA_MARK, 5);
  const auto received = message.bytes();
  message.header()->nlmsg_len -= 8;
  CHECK(read_packet(received)->mark == 0);
  message.header()->nlmsg_len = 3;
  CHECK_FALSE(read_packet(received));
}

/// Sends one message a letter of `text`, and notes what arrived.
struct Sending {
  std::string text;
  std::function<int(std::string_view)> refusal_of;
  std::string arrived = {};
  int attempts = 0;

  std::size_t go() {
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i <= text.size(); ++i) begins.push_back(i);
    return send_in_parts(text, begins, [this](std::span<const char> part) {
      ++attempts;
      const std::string_view words(part.data(), part.size());
      const int refusal = refusal_of(words);
      if (refusal == 0) arrived += words;
      return refusal;
    });
  }
};

TEST_CASE("answers go in one datagram, again where the kernel had no memory") {
  Sending sending{.text = "abcdefg", .refusal_of = [](auto) { return 0; }};
  CHECK(sending.go() == 0);
  CHECK(sending.arrived == "abcdefg");
  CHECK(sending.attempts == 1);

  for (const int error : {ENOBUFS, ENOMEM, EAGAIN}) {
    int refusals = 3;
    Sending again{.text = "abcdefg",
                  .refusal_of = [&](auto) { return refusals-- > 0 ? error : 0; }};
    CHECK(again.go() == 0);
    CHECK(again.arrived == "abcdefg");
    CHECK(again.attempts == 4);
  }
}

TEST_CASE("answers go in parts where all together never find memory, each once and in order") {
  Sending sending{.text = "abcdefg",
                  .refusal_of = [](auto part) { return part.size() > 2 ? ENOBUFS : 0; }};
  CHECK(sending.go() == 0);
  CHECK(sending.arrived == "abcdefg");
}

TEST_CASE("one answer that cannot be sent is counted and keeps no other from being sent") {
  Sending sending{.text = "abcdefg", .refusal_of = [](auto part) {
                    return part.find('d') != std::string_view::npos ? ENOMEM : 0;
                  }};
  CHECK(sending.go() == 1);
  CHECK(sending.arrived == "abcefg");
}

TEST_CASE("a socket that refuses for good is not tried again, one without memory not for ever") {
  Sending sending{.text = "abcdefg", .refusal_of = [](auto) { return EBADF; }};
  CHECK(sending.go() == 7);
  CHECK(sending.attempts == 1);

  Sending hopeless{.text = std::string(Queue::round, 'x'),
                   .refusal_of = [](auto) { return ENOBUFS; }};
  CHECK(hopeless.go() == Queue::round);
  CHECK(hopeless.attempts < 2000);
}

}  // namespace

}  // namespace sixgate::kernel
