// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <ostream>
#include <thread>
#include <vector>

#include "report/line.hpp"
#include "service/bell.hpp"
#include "service/event.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::service {

/// Tells the verdicts that the deciding threads left in their rings, one line each, oldest first.
class Reporter {
 public:
  /// Lines a second and reason. Of what is beyond, one line a second says how many.
  static constexpr std::uint64_t most_lines = 20;

  /// rings, policy, out  must outlive the reporter; nobody else may take from the rings
  Reporter(std::vector<Events*> rings, const policy::Policy& policy, report::Format format,
           std::ostream& out);
  ~Reporter() { finish(); }
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  /// Tells what is left in the rings and ends.
  void finish();

 private:
  void run();
  void tell_all();
  [[nodiscard]] Events* oldest() const;
  void tell(const Event& event);
  void tell_suppressed();
  void write(const std::string& line);
  void flush();
  template <typename Write>
  void try_to(Write write);

  std::vector<Events*> rings_;
  const policy::Policy& policy_;
  report::Format format_;
  std::ostream& out_;
  bool can_write_ = true;
  std::uint64_t told_ = 0;
  std::array<std::uint64_t, policy::reason_count> this_second_{};
  Bell stop_;
  std::thread thread_;
};

}  // namespace sixgate::service
