// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/policy/reason.hpp"
#include "sixgate/wire/bounded.hpp"

namespace sixgate::policy {

/// The answer to one packet. It cannot be made without saying why.
class Verdict {
 public:
  /// depth  of the layer that decided, 0 the outermost
  static constexpr Verdict accept(Reason reason, std::size_t depth) {
    return Verdict(true, reason, depth);
  }

  static constexpr Verdict drop(Reason reason, std::size_t depth) {
    return Verdict(false, reason, depth);
  }

  [[nodiscard]] constexpr bool is_accept() const { return accept_; }
  [[nodiscard]] constexpr bool is_drop() const { return !accept_; }
  [[nodiscard]] constexpr Reason reason() const { return reason_; }
  [[nodiscard]] constexpr std::size_t depth() const { return depth_; }

  friend constexpr bool operator==(const Verdict&, const Verdict&) = default;

 private:
  constexpr Verdict(bool accept, Reason reason, std::size_t depth)
      : reason_(reason), depth_(static_cast<std::uint8_t>(depth)), accept_(accept) {}

  Reason reason_;
  std::uint8_t depth_;
  bool accept_;
};

/// A rule that matched and whose action is log.
struct Note {
  Reason reason = Reason::default_native;
  std::uint8_t depth = 0;  ///< of the layer it matched at
};

inline constexpr std::size_t max_notes = 16;

/// What decide() found: the verdict, and what was only noted on the way. Notes beyond max_notes are
/// left out.
struct Decision {
  Verdict verdict;
  wire::Bounded<Note, max_notes> notes;
};

}  // namespace sixgate::policy
