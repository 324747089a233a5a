// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/fragments.hpp"

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::memory {

namespace {

using namespace std::chrono_literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;

constexpr Piece first{.begin = 0, .end = 1232};
constexpr Piece second{.begin = 1232, .end = 2464};
constexpr Piece end_piece{.begin = 2464, .end = 3000, .is_last = true};
constexpr Piece within{.begin = 8, .end = 1240};
constexpr Piece other_first{.begin = 0, .end = 800};

constexpr TrainKey train(std::uint32_t id) {
  return {.source_high = 1, .destination_high = 2, .id = id, .family = 6};
}

Fragments fragments_of(std::size_t most) { return {most, Secret::fixed()}; }

TrainKey key_of(const Bytes& packet, Place place = {}) {
  return find_train(packet::read(packet::whole(packet)).layers[0], place);
}

TEST_CASE("a fragment that overlaps is told, one of another train is not", "[memory]") {
  auto fragments = fragments_of(64);
  fragments.note_passed(train(7), first, 1s);
  CHECK(fragments.recall(train(7), within, 2s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(7), second, 2s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(7), first, 2s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(8), within, 2s).is_overlapping);
  TrainKey elsewhere = train(7);
  elsewhere.depth = 1;
  CHECK_FALSE(fragments.recall(elsewhere, within, 2s).is_overlapping);
}

TEST_CASE("to ask about a fragment changes nothing", "[memory]") {
  auto fragments = fragments_of(64);
  (void)fragments.recall(train(7), first, 1s);
  CHECK(fragments.usage(1s).entries == 0);
  fragments.note_passed(train(7), second, 1s);
  (void)fragments.recall(train(7), first, 1s);
  CHECK_FALSE(fragments.recall(train(7), other_first, 1s).is_overlapping);
  CHECK(fragments.recall(train(7), second, 1s).is_orphan);
}

TEST_CASE("an overlap spoils its train for all that come later", "[memory]") {
  auto fragments = fragments_of(64);
  fragments.note_passed(train(7), first, 1s);
  CHECK_FALSE(fragments.recall(train(7), second, 2s).follows_dropped);
  fragments.note_overlap(train(7), 2s);
  for (const Piece& piece : {first, second, other_first}) {
    CHECK(fragments.recall(train(7), piece, 3s).follows_dropped);
  }
  fragments.note_passed(train(7), first, 3s);
  CHECK(fragments.recall(train(7), second, 4s).follows_dropped);
  CHECK_FALSE(fragments.recall(train(8), second, 4s).follows_dropped);
}

TEST_CASE("what follows a first fragment that was dropped is told", "[memory]") {
  auto fragments = fragments_of(64);
  fragments.note_first_dropped(train(7), false, 1s);
  CHECK(fragments.recall(train(7), second, 2s).follows_dropped);
  CHECK_FALSE(fragments.recall(train(7), second, 2s).is_orphan);
  CHECK_FALSE(fragments.recall(train(7), first, 2s).follows_dropped);
  SECTION("until another first one passes") {
    fragments.note_passed(train(7), other_first, 3s);
    CHECK_FALSE(fragments.recall(train(7), second, 4s).follows_dropped);
    CHECK_FALSE(fragments.recall(train(7), second, 4s).is_overlapping);
  }
  SECTION("whatever later ones passed") {
    fragments.note_passed(train(7), end_piece, 3s);
    CHECK(fragments.recall(train(7), second, 4s).follows_dropped);
  }
}

TEST_CASE("where a first fragment has passed another that is dropped changes nothing", "[memory]") {
  auto fragments = fragments_of(64);
  fragments.note_passed(train(7), first, 1s);
  fragments.note_first_dropped(train(7), false, 2s);
  CHECK_FALSE(fragments.recall(train(7), second, 3s).follows_dropped);
  fragments.note_first_dropped(train(7), true, 4s);
  CHECK(fragments.recall(train(7), second, 5s).follows_dropped);
}

TEST_CASE("a later fragment is an orphan until its first has come", "[memory]") {
  auto fragments = fragments_of(64);
  CHECK(fragments.recall(train(7), second, 1s).is_orphan);
  CHECK_FALSE(fragments.recall(train(7), first, 1s).is_orphan);
  fragments.note_passed(train(7), second, 1s);
  CHECK(fragments.recall(train(7), end_piece, 1s).is_orphan);
  fragments.note_passed(train(7), first, 2s);
  CHECK_FALSE(fragments.recall(train(7), end_piece, 3s).is_orphan);
}

TEST_CASE("a train is forgotten sixty seconds after its first fragment to come (RFC 8200 4.5)",
          "[memory]") {
  auto fragments = fragments_of(64);
  fragments.note_passed(train(7), first, 1s);
  fragments.note_passed(train(7), second, 50s);
  fragments.note_overlap(train(7), 55s);
  CHECK(fragments.recall(train(7), within, 60999ms).is_overlapping);
  CHECK(fragments.recall(train(7), first, 60999ms).follows_dropped);
  CHECK_FALSE(fragments.recall(train(7), within, 61s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(7), first, 61s).follows_dropped);
}

TEST_CASE("a train that is whole begins anew with a first fragment", "[memory]") {
  auto fragments = fragments_of(64);
  for (const Piece& piece : {first, second, end_piece}) fragments.note_passed(train(7), piece, 1s);
  CHECK(fragments.recall(train(7), within, 30s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(7), other_first, 30s).is_overlapping);
  CHECK_FALSE(fragments.note_passed(train(7), other_first, 30s));
  CHECK_FALSE(fragments.recall(train(7), {.begin = 800, .end = 1600}, 31s).is_overlapping);
  CHECK(fragments.recall(train(7), within, 89s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(7), within, 90s).is_overlapping);
}

TEST_CASE("a first fragment of a train that has gaps does not begin it anew", "[memory]") {
  auto fragments = fragments_of(64);
  fragments.note_passed(train(7), first, 1s);
  fragments.note_passed(train(7), end_piece, 1s);
  CHECK(fragments.recall(train(7), other_first, 2s).is_overlapping);
  CHECK(fragments.note_passed(train(7), other_first, 2s));
  CHECK_FALSE(fragments.recall(train(7), first, 2s).is_overlapping);
}

TEST_CASE("fragments that could not be kept are counted", "[memory]") {
  auto fragments = fragments_of(64);
  for (std::uint32_t i = 0; i < 20; ++i) {
    fragments.note_passed(train(7), {.begin = i * 16, .end = i * 16 + 8}, 1s);
  }
  CHECK(fragments.forgotten() == 4);
}

TEST_CASE("a hundred thousand trains take no more room than there is", "[memory]") {
  auto fragments = fragments_of(8192);
  constexpr std::uint32_t offered = 100'000;
  for (std::uint32_t id = 0; id < offered; ++id) {
    fragments.note_passed(train(id), first, std::chrono::microseconds(id));
  }
  const Usage usage = fragments.usage(1s);
  CHECK(usage.most == 8192);
  CHECK(usage.entries == usage.most);
  CHECK(usage.entries + usage.evicted == offered);
  CHECK(usage.refused == 0);
  CHECK(fragments.recall(train(offered - 1), within, 1s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(0), within, 1s).is_overlapping);
  CHECK_FALSE(fragments.recall(train(0), second, 1s).follows_dropped);
  CHECK(fragments.usage(61s).entries == 0);
}

TEST_CASE("a train is one by addresses and number, over IPv4 by the protocol too", "[memory]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto later = test::PacketBuilder(six).fragment(1232, true, 7);
  const TrainKey key = key_of(test::PacketBuilder(six).fragment(0, true, 7).udp(1, 2).payload(8));
  CHECK(key == key_of(test::PacketBuilder(later).protocol(17, Bytes(8, 0))));
  CHECK(key == key_of(test::PacketBuilder(later).protocol(60, Bytes(8, 0))));
  CHECK(key == key_of(test::PacketBuilder(six)
                          .destination_options()
                          .fragment(1232, true, 7)
                          .protocol(17, Bytes(8, 0))));
  CHECK(key != key_of(test::PacketBuilder(six).fragment(1232, true, 8).protocol(17, Bytes(8, 0))));
  CHECK(key != key_of(ipv6("2600::2", "2600::1").fragment(8, true, 7).protocol(17, Bytes(8, 0))));
  CHECK(key != key_of(ipv6("2600::1", "2600::3").fragment(8, true, 7).protocol(17, Bytes(8, 0))));
  CHECK(key != key_of(later, {.leaves = true}));

  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  const TrainKey udp = key_of(test::PacketBuilder(four).fragment(0, true, 7).udp(1, 2).payload(8));
  CHECK(udp == key_of(test::PacketBuilder(four).fragment(8, true, 7).protocol(17, Bytes(8, 0))));
  CHECK(udp != key_of(test::PacketBuilder(four).fragment(8, true, 7).protocol(6, Bytes(8, 0))));
}

TEST_CASE("over IPv4 a first fragment behind AH has the train of its later ones", "[memory]") {
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  CHECK(key_of(test::PacketBuilder(four).fragment(0, true, 7).ah().udp(1, 2).payload(8)) ==
        key_of(test::PacketBuilder(four).fragment(64, true, 7).protocol(51, Bytes(8, 0))));
}

}  // namespace

}  // namespace sixgate::memory
