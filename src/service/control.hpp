// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "service/bell.hpp"

namespace sixgate::service {

/// Where a gate is asked if nobody says otherwise.
inline constexpr std::string_view default_control = "/run/sixgate/control";

/// The end of a gate's control socket that answers: a line asks, a line answers, and the connection
/// is closed. Its owner and its group, `sixgate` where there is such a one, may ask.
class Control {
 public:
  using Answer = std::function<std::string(std::string_view request)>;

  static constexpr std::size_t longest_request = 256;  ///< bytes, the line break included

  /// How long somebody may take to ask, and to take the answer.
  static constexpr std::chrono::milliseconds patience{500};

  /// Listens there from now on. The folder is made where it is missing; what a gate has left that
  /// ended badly is taken away.
  ///
  /// fails  std::system_error, also where another gate listens
  explicit Control(std::filesystem::path path);
  ~Control();
  Control(const Control&) = delete;
  Control& operator=(const Control&) = delete;

  /// Readable when somebody has come.
  [[nodiscard]] int descriptor() const { return listener_.number(); }

  /// Answers one who has come. Who takes too long, or asks too much, is left without an answer.
  ///
  /// answer  takes a line without its line break and returns one
  void serve(const Answer& answer);

 private:
  std::filesystem::path path_;
  Descriptor listener_;
};

/// Asks the gate that listens at a path.
///
/// out    its answer, without the line break; nothing where no gate listens there
/// fails  std::system_error, also where it may not be asked or does not answer within `longest`
[[nodiscard]] std::optional<std::string> ask(const std::filesystem::path& path,
                                             std::string_view request,
                                             std::chrono::milliseconds longest);

}  // namespace sixgate::service
