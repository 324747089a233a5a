// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "service/bell.hpp"

namespace sixgate::service {

/// The end of a gate's control socket that listens: lines come for as long as the gate and whoever
/// asked want.
class Watching {
 public:
  /// Asks the gate that listens at a path. Where it refuses, the first line says why.
  ///
  /// fails  std::system_error; ENOENT or ECONNREFUSED: no gate listens there
  Watching(const std::filesystem::path& path, const std::string& request);

  /// Readable when something has come, also the end.
  [[nodiscard]] int descriptor() const { return socket_.number(); }

  /// out  a line without its line break; nothing where none came in time, or the gate has closed,
  ///      which is_over() tells
  [[nodiscard]] std::optional<std::string> next(std::chrono::milliseconds longest);

  [[nodiscard]] bool is_over() const { return is_over_; }

 private:
  [[nodiscard]] std::optional<std::string> take_line();

  Descriptor socket_;
  std::string held_;  ///< come, and not yet taken
  bool is_over_ = false;
};

}  // namespace sixgate::service
