// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/timed_set.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "kernel/load_text.hpp"
#include "kernel/own_namespace.hpp"
#include "kernel/rendered.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using namespace std::chrono_literals;
using Octets = std::vector<std::uint8_t>;

using test::say_skipped;

SetKey source(std::uint32_t number) { return SetKey(wire::Address::ipv4(0x08000000 + number)); }

std::vector<SetKey> sources(std::uint32_t count) {
  std::vector<SetKey> keys;
  for (std::uint32_t i = 0; i < count; ++i) keys.push_back(source(i));
  return keys;
}

bool has(TimedSet& set, const SetKey& key) {
  const auto elements = set.list();
  return std::ranges::find(elements, key, &TimedElement::key) != elements.end();
}

std::chrono::milliseconds left_of(TimedSet& set, const SetKey& key) {
  const auto elements = set.list();
  const auto found = std::ranges::find(elements, key, &TimedElement::key);
  return found == elements.end() ? 0ms : found->left;
}

Octets octets_of(const SetKey& key) { return {key.bytes().begin(), key.bytes().end()}; }

TEST_CASE("a key is what nf_tables holds: network order, each field of four bytes or a multiple") {
  const auto host = wire::Address::ipv4(0x09000002);
  CHECK(octets_of(source(1)) == Octets{8, 0, 0, 1});
  CHECK(octets_of(SetKey(Pinhole{wire::Address::ipv4(0x08000001), host, 17, 5060})) ==
        Octets{8, 0, 0, 1, 9, 0, 0, 2, 17, 0, 0, 0, 0x13, 0xc4, 0, 0});
  const auto host6 = wire::Address::ipv6(0x2001'0db8'0001'0000, 2);
  CHECK(octets_of(SetKey(Pinhole{host6, host6, 6, 443})).size() == SetKey::longest);
}

TEST_CASE("an element stays for its time; renewed, for longer; removed, no more") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(loaded_text());
  TimedSet set(blocked_ipv4_set);
  CHECK(set.renew(sources(3), 300ms));
  CHECK(set.list().size() == 3);
  CHECK(set.renew(sources(1), 1h));
  CHECK(left_of(set, source(0)) > 50min);

  set.remove(std::array{source(2), source(99)});
  CHECK_FALSE(has(set, source(2)));

  for (int wait = 0; wait < 1000 && has(set, source(1)); ++wait) std::this_thread::sleep_for(10ms);
  CHECK_FALSE(has(set, source(1)));
  CHECK(set.renew(sources(2), 1h));
  CHECK(left_of(set, source(1)) > 50min);

  set.clear();
  CHECK(set.list().empty());
}

TEST_CASE("a reload leaves what the timed sets hold, pinholes of both families too") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(loaded_text());
  const auto host4 = wire::Address::ipv4(0x09000002);
  const auto host6 = wire::Address::ipv6(0x2001'0db8'0001'0000, 2);
  struct Row {
    const TimedSetRow& set;
    SetKey key;
  };
  for (const Row& row :
       {Row{blocked_set(wire::Family::ipv4), SetKey(host4)},
        Row{blocked_set(wire::Family::ipv6), SetKey(host6)},
        Row{pinholes_set(wire::Family::ipv4), SetKey(Pinhole{host4, host4, 6, 5})},
        Row{pinholes_set(wire::Family::ipv6), SetKey(Pinhole{host6, host6, 17, 5060})}}) {
    CAPTURE(std::string(row.set.name));
    TimedSet set(row.set);
    CHECK(set.renew(std::array{row.key}, 1h));
    load_text(loaded_text());
    CHECK(left_of(set, row.key) > 50min);
  }
}

TEST_CASE("more elements than a transaction takes are changed all the same") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text(loaded_text());
  const auto many = sources(2 * TimedSet::most_at_once + 1);
  TimedSet set(blocked_ipv4_set);
  CHECK(set.renew(many, 1h));
  CHECK(set.list().size() == many.size());
  set.remove(many);
  CHECK(set.list().empty());
}

TEST_CASE("a full set says so, and renews what it holds") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  load_text("table inet sixgate { set few { type ipv4_addr; flags timeout; size 3; }; }");
  const TimedSetRow row{.name = "few", .type = "ipv4_addr", .size = 3, .comment = ""};
  TimedSet set(row);
  CHECK(set.renew(sources(3), 1min));
  CHECK_THROWS_WITH(set.renew(std::array{source(7)}, 1h),
                    "set few of table inet sixgate is full with 3 elements; nothing is added until "
                    "some have expired");
  CHECK_FALSE(has(set, source(7)));
  CHECK(set.renew(sources(3), 1h));
  CHECK(left_of(set, source(2)) > 50min);
}

TEST_CASE("without a table nothing is held, and nothing goes wrong") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  TimedSet set(blocked_ipv4_set);
  CHECK_FALSE(set.renew(sources(1), 1h));
  set.remove(sources(1));
  set.clear();
  CHECK(set.list().empty());
}

}  // namespace

}  // namespace sixgate::kernel
