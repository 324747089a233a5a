// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/judge.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::report {

/// What is told beside a judgement: which packet it was, and how it got here.
struct Occasion {
  std::uint64_t frame = 0;  ///< counts from 1
  double time = 0;          ///< seconds since 1970
  const policy::Arrival& arrival;
  std::string in_name = {};  ///< of the interfaces; empty where there is none
  std::string out_name = {};

  [[nodiscard]] Occasion numbered(std::uint64_t number) const {
    return {.frame = number,
            .time = time,
            .arrival = arrival,
            .in_name = in_name,
            .out_name = out_name};
  }
};

/// What is told of a verdict, in the words in which every format tells it.
struct Told {
  bool is_drop;
  bool is_only_told;  ///< a drop that monitor mode turns into accept
  std::string_view reason;
  std::string law;
  std::string source;  ///< empty where the layer has no IP header
  std::string destination;
  std::vector<std::string> outer_sources;
  std::vector<std::string> outer_destinations;
  std::vector<std::string> notes;

  /// `8.0.0.1>9.0.0.2` of each layer around the one that decided, outermost first.
  [[nodiscard]] std::vector<std::string> outer_pairs() const;
};

/// mode  in which it was decided
[[nodiscard]] Told find_words(const engine::Judgement& judgement, policy::Mode mode);

/// `2001:db8::1 > 2001:db8::2 in 8.0.0.1 > 9.0.0.2 on forward wan0 > lan0`: source and destination
/// of the layer that decided, of those around it, and the way through the kernel, if any.
[[nodiscard]] std::string way_of(const Told& told, const Occasion& occasion);

}  // namespace sixgate::report
