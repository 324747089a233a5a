// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "capture/reader.hpp"
#include "capture/writer.hpp"
#include "command/options.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::command {

/// Where a replay keeps packets, annotated with what was decided: the files of --write, for all of
/// them, and --write-dropped.
class KeptPackets {
 public:
  static void add_options(boost::program_options::options_description& options);

  /// Begins the files that the command line names.
  ///
  /// fails  WrongUsage where one is a capture that is to be read, or both are the same;
  ///        capture::Unwritable
  explicit KeptPackets(const CommandLine& line);

  /// Keeps the frame's packet in each file that it belongs to.
  ///
  /// mode   in monitor mode what enforcing would drop counts as dropped, and is marked
  /// fails  capture::Unwritable
  void keep(const capture::Frame& frame, const policy::Decision& decision, policy::Mode mode);

  /// Ends the files.
  ///
  /// fails  capture::Unwritable
  void finish();

 private:
  std::optional<capture::Writer> all_;
  std::optional<capture::Writer> dropped_;
};

}  // namespace sixgate::command
