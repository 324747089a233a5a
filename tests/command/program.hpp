// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sixgate::test {

/// What one run of the built program gave back.
struct Outcome {
  int status = 0;  ///< exit status; 128 and the signal's number where one killed it
  std::string out;
  std::string err;
};

/// Runs the built `sixgate`, without a terminal and without NO_COLOR.
///
/// words   behind the program's name
/// input   what is its standard input
/// output  where its standard output goes instead of into Outcome::out
/// throws  std::system_error when it cannot be run
Outcome run_program(const std::vector<std::string>& words,
                    const std::filesystem::path& input = "/dev/null",
                    const std::filesystem::path& output = {});

/// Runs a script in sh, with the program's path in $SIXGATE.
Outcome run_script(const std::string& script);

/// A folder of its own that goes away with this.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  /// The path of a file in it.
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

  /// Writes a file in it and returns its path.
  std::string write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

/// A file's whole content; empty where it cannot be read.
std::string content_of(const std::filesystem::path& file);

}  // namespace sixgate::test
