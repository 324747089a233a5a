// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/pieces.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::memory {

namespace {

using test::Bytes;
using test::ipv4;
using test::ipv6;

constexpr Piece more(std::uint32_t begin, std::uint32_t end) {
  return {.begin = begin, .end = end};
}
constexpr Piece last(std::uint32_t begin, std::uint32_t end) {
  return {.begin = begin, .end = end, .is_last = true};
}

Pieces of(const std::vector<Piece>& added) {
  Pieces pieces;
  for (const Piece& piece : added) {
    REQUIRE_FALSE(pieces.overlap(piece));
    REQUIRE(pieces.add(piece));
  }
  return pieces;
}

std::optional<Piece> piece_of(const Bytes& packet) {
  const packet::Headers headers = packet::read(packet::whole(packet));
  return find_piece(headers.layers[headers.layers.size() - 1]);
}

/// All pieces in a list, each looked at.
class Reference {
 public:
  [[nodiscard]] bool overlap(const Piece& piece) const {
    const bool is_there = std::ranges::any_of(pieces_, [&](const Piece& known) {
      return known.begin == piece.begin && known.end == piece.end && known.is_last == piece.is_last;
    });
    return !is_there &&
           std::ranges::any_of(pieces_, [&](const Piece& known) { return meet(known, piece); });
  }

  void add(const Piece& piece) { pieces_.push_back(piece); }

  [[nodiscard]] bool is_of_first(const Piece& piece) const {
    return piece.is_first() || std::ranges::any_of(pieces_, [&](const Piece& known) {
             return known.is_first() && meet(known, piece);
           });
  }

  [[nodiscard]] bool are_whole(std::uint32_t end) const {
    std::vector<bool> has(end);
    bool has_last = false;
    for (const Piece& piece : pieces_) {
      for (std::uint32_t i = piece.begin; i < std::min(piece.end, end); ++i) has[i] = true;
      has_last = has_last || piece.is_last;
    }
    return has_last && std::ranges::find(has, false) == has.end() &&
           std::ranges::none_of(pieces_, [&](const Piece& piece) { return piece.end > end; });
  }

 private:
  static bool meet(const Piece& one, const Piece& other) {
    return one.begin < other.end && other.begin < one.end;
  }

  std::vector<Piece> pieces_;
};

TEST_CASE("pieces that touch do not overlap, in whatever order they come", "[memory]") {
  CHECK(of({more(0, 1232), more(1232, 2464), last(2464, 3000)}).are_whole());
  CHECK(of({last(2464, 3000), more(1232, 2464), more(0, 1232)}).are_whole());
  CHECK(of({more(1232, 2464), last(2464, 2465), more(0, 1232)}).are_whole());
  CHECK_FALSE(of({more(0, 1232), last(2464, 3000)}).are_whole());
  CHECK_FALSE(of({more(0, 1232), more(1232, 2464)}).are_whole());
  CHECK_FALSE(of({more(1232, 2464), last(2464, 3000)}).are_whole());
}

TEST_CASE("one byte that two pieces share is an overlap", "[memory]") {
  const Pieces pieces = of({more(0, 1232), more(1232, 2464), last(3696, 3701)});
  CHECK(pieces.overlap(more(1224, 1232)));
  CHECK(pieces.overlap(more(8, 16)));
  CHECK(pieces.overlap(more(0, 1240)));
  CHECK(pieces.overlap(more(0, 1224)));
  CHECK(pieces.overlap(more(0, 2464)));
  CHECK(pieces.overlap(more(2456, 3696)));
  CHECK(pieces.overlap(more(2464, 3704)));
  CHECK(pieces.overlap(more(3696, 3704)));
  CHECK(pieces.overlap(last(3696, 3700)));
  CHECK(pieces.overlap(last(616, 1848)));
  CHECK_FALSE(pieces.overlap(more(2464, 3696)));
  CHECK_FALSE(pieces.overlap(more(3704, 3712)));
}

TEST_CASE("an exact duplicate is no overlap, wherever it stood", "[memory]") {
  const std::vector<Piece> train{more(0, 1232), more(1232, 2464), more(2464, 3696),
                                 last(3696, 4000)};
  const Pieces pieces = of(train);
  for (const Piece& piece : train) {
    CHECK_FALSE(pieces.overlap(piece));
    Pieces twice = pieces;
    CHECK(twice.add(piece));
    CHECK(twice.are_whole());
  }
}

TEST_CASE("a last piece and one that is not, in one place, overlap", "[memory]") {
  CHECK(of({more(0, 1232)}).overlap(last(0, 1232)));
  CHECK(of({last(0, 1232)}).overlap(more(0, 1232)));
}

TEST_CASE("two last pieces that do not overlap are none, nor are their duplicates", "[memory]") {
  const Pieces pieces = of({last(800, 803), last(1600, 2000), last(80, 88)});
  for (const Piece& piece : {last(800, 803), last(1600, 2000), last(80, 88)}) {
    CHECK_FALSE(pieces.overlap(piece));
  }
  CHECK(pieces.overlap(last(800, 804)));
}

TEST_CASE("what is empty overlaps nothing", "[memory]") {
  Pieces pieces = of({more(0, 1232)});
  CHECK_FALSE(pieces.overlap(more(8, 8)));
  CHECK(pieces.add(more(8, 8)));
  CHECK_FALSE(pieces.are_whole());
}

TEST_CASE("the longest packet in the smallest pieces is known, in order and backwards",
          "[memory]") {
  const bool is_backwards = GENERATE(false, true);
  Pieces pieces;
  for (std::uint32_t i = 0; i < 8191; ++i) {
    const std::uint32_t begin = (is_backwards ? 8190 - i : i) * 8;
    const Piece piece = begin == 65520 ? last(begin, begin + 7) : more(begin, begin + 8);
    REQUIRE_FALSE(pieces.overlap(piece));
    REQUIRE(pieces.add(piece));
  }
  CHECK(pieces.are_whole());
  CHECK(pieces.overlap(more(32000, 32016)));
}

TEST_CASE("as long as no piece is forgotten they are told as a plain list tells them", "[memory]") {
  std::mt19937 random(GENERATE(1U, 2U, 3U, 4U));
  const auto below = [&random](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  for (int train = 0; train < 2000; ++train) {
    Pieces pieces;
    Reference reference;
    const std::uint32_t end = 1 + below(1000);
    for (int step = 0; step < 30; ++step) {
      const std::uint32_t begin = below(130) * 8;
      const Piece piece =
          below(6) == 0 && begin < end ? last(begin, end) : more(begin, begin + (1 + below(9)) * 8);
      CAPTURE(train, step, piece.begin, piece.end, piece.is_last);
      REQUIRE(pieces.overlap(piece) == reference.overlap(piece));
      if (reference.overlap(piece)) continue;
      if (!pieces.add(piece)) break;
      reference.add(piece);
      REQUIRE(pieces.are_whole() == reference.are_whole(end));
    }
  }
}

TEST_CASE(
    "in more runs than there is room for no overlap is made up, and none with the first missed",
    "[memory]") {
  std::mt19937 random(GENERATE(1U, 2U, 3U, 4U));
  const auto below = [&random](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  bool was_forgotten = false;
  for (int train = 0; train < 300; ++train) {
    Pieces pieces;
    Reference reference;
    for (int step = 0; step < 300; ++step) {
      const std::uint32_t begin = below(60) == 0 ? 0 : below(2000) * 8;
      const Piece piece = more(begin, begin + (1 + below(begin == 0 ? 150 : 4)) * 8);
      CAPTURE(train, step, piece.begin, piece.end);
      const bool is_overlapping = pieces.overlap(piece);
      REQUIRE((!is_overlapping || reference.overlap(piece)));
      if (reference.is_of_first(piece)) REQUIRE(is_overlapping == reference.overlap(piece));
      if (is_overlapping) continue;
      was_forgotten = !pieces.add(piece) || was_forgotten;
      reference.add(piece);
    }
  }
  CHECK(was_forgotten);
}

TEST_CASE("a fragment's piece is what stands behind its Fragment header", "[memory]") {
  const auto first = piece_of(ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1, 2).payload(8));
  REQUIRE(first);
  CHECK((first->begin == 0 && first->end == 16 && !first->is_last));
  const auto end = piece_of(
      ipv6("2600::1", "2600::2").hop_by_hop().fragment(1232, false, 7).protocol(17, Bytes(5, 0)));
  REQUIRE(end);
  CHECK((end->begin == 1232 && end->end == 1237 && end->is_last));
  const auto four = piece_of(ipv4("8.0.0.1", "9.0.0.2")
                                 .ipv4_options({1, 1, 1, 0})
                                 .fragment(1480, true, 7)
                                 .protocol(17, Bytes(64, 0)));
  REQUIRE(four);
  CHECK((four->begin == 1480 && four->end == 1544 && !four->is_last));
}

TEST_CASE("a packet that is whole is no piece, with a Fragment header or without", "[memory]") {
  CHECK_FALSE(piece_of(ipv6("2600::1", "2600::2").tcp(443)));
  CHECK_FALSE(piece_of(ipv6("2600::1", "2600::2").fragment(0, false, 7).tcp(443)));
  CHECK_FALSE(piece_of(ipv4("8.0.0.1", "9.0.0.2").tcp(443)));
}

TEST_CASE("a fragment that states less than its headers is an empty piece", "[memory]") {
  const auto piece = piece_of(
      ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1, 2).payload(8).payload_length(4));
  if (piece) CHECK(piece->is_empty());
}

}  // namespace

}  // namespace sixgate::memory
