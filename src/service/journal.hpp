// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

#include "report/entry.hpp"
#include "service/bell.hpp"

namespace sixgate::service {

/// Whether what is written to the descriptor goes to the systemd journal. systemd.exec(5),
/// JOURNAL_STREAM.
[[nodiscard]] bool is_journal(int descriptor);

/// Where the systemd journal takes entries.
class Journal {
 public:
  /// fails  std::system_error
  Journal();

  /// Whether it takes one now, after waiting for that as long.
  [[nodiscard]] bool has_room(std::chrono::milliseconds longest) const;

  /// Where has_room() has just said so; else it may wait for ever, as libsystemd does.
  ///
  /// out  whether it was taken
  [[nodiscard]] static bool write(const report::Entry& entry);

 private:
  Descriptor socket_;  ///< tells whether there is room; entries go by libsystemd's own
};

}  // namespace sixgate::service
