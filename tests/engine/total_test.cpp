// SPDX-License-Identifier: GPL-2.0-or-later
// judge() gives a verdict for any bytes, and for the same bytes the same one. Seeds are fixed, so
// that a failure comes back.
#include <algorithm>
#include <chrono>
#include <random>
#include <string_view>

#include "engine/judge.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/judgement_laws.hpp"
#include "support/mutate.hpp"
#include "support/same_headers.hpp"
#include "support/site.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int rounds = 40000;
#else
constexpr int rounds = 200000;
#endif

class Judge {
 public:
  explicit Judge(const Site& site) : site_(site), policy_(site_.policy()) {}

  /// Judges the bytes in a block of their exact size, twice; the sentence that does not hold, or
  /// nothing.
  std::string_view broken_law(const Bytes& bytes, std::size_t length) {
    const Bytes exact(bytes.begin(), bytes.end());
    const packet::Packet packet{.bytes = exact, .length = length};
    now_ += std::chrono::seconds(1);  // nobody floods
    const auto first = engine::judge(packet, {}, policy_, memory_, now_);
    const auto second = engine::judge(packet, {}, policy_, memory_, now_);
    if (first.decision.verdict != second.decision.verdict)
      return "the same bytes, the same verdict";
    if (!same(first.headers, second.headers)) return "the same bytes, the same headers";
    return test::broken_law(first);
  }

 private:
  Site site_;
  policy::Policy policy_;
  memory::Memory memory_;
  memory::Moment now_{};
};

}  // namespace

TEST_CASE("judge is total over random bytes", "[engine][total]") {
  std::mt19937 random(3964);
  Judge judge((Site()));
  constexpr std::uint8_t starts[] = {0x60, 0x45, 0x46, 0x4f};
  for (int round = 0; round < rounds; ++round) {
    Bytes bytes(random() % 160);
    for (auto& octet : bytes) octet = static_cast<std::uint8_t>(random());
    if (!bytes.empty() && round % 8 != 0) bytes[0] = starts[random() % 4];
    if (bytes.size() >= 6 && round % 2 == 0) bytes[4] = bytes[2] = 0;  // a length that may fit
    const std::size_t length = bytes.size() + (round % 3 == 0 ? random() % 100 : 0);
    REQUIRE(judge.broken_law(bytes, length) == "");
  }
}

TEST_CASE("judge is total over mutated packets", "[engine][total]") {
  std::mt19937 random(8200);
  std::vector<Bytes> corpus;
  for (const auto& packet : valid_packets()) {
    if (Bytes bytes = packet.bytes(); bytes.size() < 1000) corpus.push_back(std::move(bytes));
  }
  Judge judge(with_declared_tunnels());
  for (int round = 0; round < rounds; ++round) {
    Bytes bytes = corpus[random() % corpus.size()];
    mutate(bytes, random);
    const std::size_t length = bytes.size() + (round % 4 == 0 ? random() % 2000 : 0);
    INFO("round " << round);
    REQUIRE(judge.broken_law(bytes, length) == "");
  }
}
