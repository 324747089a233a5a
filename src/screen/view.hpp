// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "screen/key.hpp"
#include "screen/rates.hpp"
#include "screen/scene.hpp"

namespace sixgate::screen {

/// What the reasons are sorted by. Of those with the same rate, drops come first.
enum class Order : std::uint8_t { rate, total, name };

[[nodiscard]] std::string_view word_of(Order order);

/// What covers the tables.
enum class Sheet : std::uint8_t { none, help, reason };

/// What a key asks of the program.
enum class Wish : std::uint8_t {
  none,
  quit,
  explain,  ///< the selected reason: give its text to show_reason()
};

/// What the person before the screen has chosen.
class View {
 public:
  /// scene  what is on the screen
  Wish press(Key key, const Scene& scene);

  /// Covers the tables with lines about a reason.
  void show_reason(std::vector<std::string> lines);

  /// Of the gate and of the kernel: what the filter lets through, in order.
  [[nodiscard]] std::vector<Rate> reasons(const Scene& scene) const;

  /// The place among reasons() of the selected one; 0 where it is not there, and it is never empty.
  [[nodiscard]] std::size_t place_of_selected(const std::vector<Rate>& reasons) const;

  /// The name of the selected reason; empty where there is none.
  [[nodiscard]] std::string selected(const Scene& scene) const;

  [[nodiscard]] Order order() const { return order_; }
  [[nodiscard]] const std::string& filter() const { return filter_; }
  [[nodiscard]] bool is_paused() const { return is_paused_; }

  /// The filter that is being written; nothing while none is.
  [[nodiscard]] const std::optional<std::string>& prompt() const { return prompt_; }

  [[nodiscard]] Sheet sheet() const { return sheet_; }
  [[nodiscard]] const std::vector<std::string>& sheet_lines() const { return lines_; }
  [[nodiscard]] std::size_t sheet_offset() const { return offset_; }  ///< lines above the screen

 private:
  Wish press_on_tables(Key key, const Scene& scene);
  Wish press_character(char character, const Scene& scene);
  void press_on_sheet(Key key);
  void press_on_prompt(Key key);
  void select(const Scene& scene, std::ptrdiff_t distance);
  void show(Sheet sheet, std::vector<std::string> lines);

  Order order_ = Order::rate;
  std::string filter_;
  std::optional<std::string> prompt_;
  bool is_paused_ = false;
  std::optional<Counted> selected_;
  Sheet sheet_ = Sheet::none;
  std::vector<std::string> lines_;
  std::size_t offset_ = 0;
};

/// Whether a filter lets a name through: a pattern as of the shell where it holds any of `*?[`,
/// else a part of the name. An empty one lets everything through.
[[nodiscard]] bool lets_through(const std::string& filter, const std::string& name);

}  // namespace sixgate::screen
