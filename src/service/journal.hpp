// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

#include "report/entry.hpp"
#include "service/bell.hpp"

namespace sixgate::service {

/// Whether what is written to the descriptor goes to the systemd journal. systemd.exec(5),
/// JOURNAL_STREAM.
[[nodiscard]] bool is_journal(int descriptor);

/// Writes entries to the systemd journal, and never hangs on it for good.
class Journal {
 public:
  /// How long a journal that takes nothing is waited for.
  static constexpr std::chrono::milliseconds patience{1000};

  /// stop   once it rings, the journal is waited for no more than so long in all; must outlive this
  /// fails  std::system_error
  explicit Journal(const Bell& stop);

  /// out  whether it was taken
  [[nodiscard]] bool write(const report::Entry& entry);

 private:
  [[nodiscard]] bool wait_for_room();

  const Bell& stop_;
  Descriptor socket_;  ///< tells whether there is room; entries go by libsystemd's own
  bool is_given_up_ = false;
};

}  // namespace sixgate::service
