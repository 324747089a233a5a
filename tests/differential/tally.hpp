// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "capture/link.hpp"
#include "differential/choices.hpp"
#include "differential/difference.hpp"
#include "differential/reading.hpp"

namespace sixgate::differential {

/// What came out of comparing captures so far.
class Tally {
 public:
  explicit Tally(std::vector<Choice> choices) : choices_(std::move(choices)) {}

  /// Compares every packet of a capture with its row, and prints what no choice covers.
  ///
  /// fails  std::runtime_error where either file is no such thing, or they are not of one length
  void compare(const std::filesystem::path& capture, const std::filesystem::path& table);

  /// How many differences no choice covers.
  [[nodiscard]] std::uint64_t undocumented() const { return undocumented_; }

  /// Prints the choices that nothing needed, and says how many there are.
  [[nodiscard]] std::uint64_t print_idle_choices() const;

  void print() const;

 private:
  std::vector<Difference> compare_packet(const Reading& theirs,
                                         const std::optional<packet::Packet>& packet);
  void note(const Difference& difference, const std::string& capture, std::uint64_t frame);

  std::vector<Choice> choices_;
  Compared compared_;
  std::uint64_t captures_ = 0;
  std::uint64_t packets_ = 0;
  std::uint64_t differing_ = 0;
  std::uint64_t undocumented_ = 0;
};

}  // namespace sixgate::differential
