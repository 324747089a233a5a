// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace sixgate::screen {

/// How often each of many came of late, in a table of fixed size. Where it is full, a new one takes
/// the place of the one that came least of late, and of such the one that is longest unseen: a
/// flood of strangers displaces strangers.
template <typename Name>
class Busiest {
 public:
  struct Row {
    Name name;
    std::uint64_t packets = 0;  ///< since it has its place
    std::uint64_t dropped = 0;  ///< of these
    double per_second = 0;      ///< a running average
  };

  /// Over how many seconds per_second forgets.
  static constexpr double memory = 5;

  explicit Busiest(std::size_t most) : most_(most) {}

  void note(const Name& name, bool is_drop) {
    auto found = places_.find(name);
    if (found == places_.end()) {
      if (places_.size() >= most_) make_room();
      found = places_.emplace(name, Place{}).first;
    }
    Place& place = found->second;
    ++place.packets;
    ++place.fresh;
    if (is_drop) ++place.dropped;
    place.seen = ++notes_;
  }

  /// seconds  since the last time; above 0
  void age(double seconds) {
    const double share = 1 - std::exp(-seconds / memory);
    for (auto& [name, place] : places_) {
      place.per_second += share * (static_cast<double>(place.fresh) / seconds - place.per_second);
      place.fresh = 0;
    }
  }

  /// The busiest first; of those that are as busy, who was seen last.
  [[nodiscard]] std::vector<Row> rows() const {
    std::vector<typename Places::const_iterator> order;
    for (auto place = places_.begin(); place != places_.end(); ++place) order.push_back(place);
    std::ranges::sort(order, [](const auto& one, const auto& other) {
      return other->second.comes_before(one->second);
    });
    std::vector<Row> rows;
    for (const auto& place : order) {
      rows.push_back({.name = place->first,
                      .packets = place->second.packets,
                      .dropped = place->second.dropped,
                      .per_second = place->second.per_second});
    }
    return rows;
  }

  /// How many lost their place.
  [[nodiscard]] std::uint64_t evicted() const { return evicted_; }

 private:
  struct Place {
    std::uint64_t packets = 0;
    std::uint64_t dropped = 0;
    std::uint64_t fresh = 0;  ///< packets since the last age()
    std::uint64_t seen = 0;   ///< by number of note
    double per_second = 0;

    [[nodiscard]] double weight() const { return per_second + static_cast<double>(fresh) / memory; }
    /// Whether it is the less busy one.
    [[nodiscard]] bool comes_before(const Place& other) const {
      const double mine = weight();
      const double its = other.weight();
      return mine < its || (mine == its && seen < other.seen);
    }
  };
  using Places = std::map<Name, Place>;

  void make_room() {
    places_.erase(std::ranges::min_element(places_, [](const auto& one, const auto& other) {
      return one.second.comes_before(other.second);
    }));
    ++evicted_;
  }

  std::size_t most_;
  Places places_;
  std::uint64_t notes_ = 0;
  std::uint64_t evicted_ = 0;
};

}  // namespace sixgate::screen
