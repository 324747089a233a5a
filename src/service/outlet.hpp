// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "service/bell.hpp"

namespace sixgate::service {

/// Writes where the reader may be slow, stuck or gone, and never hangs on him for good.
class Outlet {
 public:
  /// How long a reader who takes nothing is waited for once there is a reason to stop.
  static constexpr std::chrono::milliseconds patience{1000};

  /// A pipe or a terminal is opened anew where that can be: what is shared with other programs, and
  /// with the rest of this one, stays as it is.
  ///
  /// descriptor  open for writing; stays the caller's
  /// stop        until it rings, a stuck reader is waited for; must outlive the outlet
  /// longest     for which he is from then on
  /// fails       std::system_error
  Outlet(int descriptor, const Bell& stop, std::chrono::milliseconds longest = patience);

  /// out  bytes that were written; where that is not all, nothing will be any more
  std::size_t write(std::string_view text);

  /// As far as it goes without waiting for the reader.
  ///
  /// out  bytes that were written
  std::size_t write_at_once(std::string_view text);

  /// Nobody reads any more, or he took nothing for so long.
  [[nodiscard]] bool is_closed() const { return is_closed_; }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool wait_for_room();
  std::size_t write_piece(std::string_view text);

  Descriptor descriptor_;
  const Bell& stop_;
  std::chrono::milliseconds longest_;
  std::optional<Clock::time_point> gives_up_;  ///< known once the bell was heard
  bool is_closed_ = false;
};

/// Says something on standard error. What cannot be said is lost.
///
/// text     with the line break at its end
/// longest  to wait for a reader who takes nothing; 0: not at all
/// out      whether all of it was said
bool say(std::string_view text, std::chrono::milliseconds longest = Outlet::patience) noexcept;

/// Says a line on standard error, with the name of the program before it, if whoever reads there
/// takes it at once.
///
/// line  without a line break
/// out   whether it was said
bool say_at_once(std::string_view line);

}  // namespace sixgate::service
