// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/kept_packets.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <system_error>

#include "report/comment.hpp"

namespace sixgate::command {

namespace {

constexpr const char* write_all = "write";
constexpr const char* write_dropped = "write-dropped";

/// What is no file, such as /dev/null, may be both read and written.
bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code ignored;
  return std::filesystem::equivalent(one, other, ignored) &&
         std::filesystem::is_regular_file(one, ignored);
}

/// The file that the option names; nothing where it was not given.
///
/// others  files that it must not be
std::optional<std::string> file_of(const CommandLine& line, const std::string& option,
                                   const std::vector<std::string>& others) {
  auto file = line.value(option);
  if (!file) return std::nullopt;
  const std::string named = "--" + option + " " + *file + ": ";
  if (*file == "-") throw WrongUsage(named + "standard output is for the verdicts; name a file");
  for (const std::string& other : others) {
    const std::string path = other == "-" ? "/dev/stdin" : other;
    if (is_same_file(*file, path)) {
      throw WrongUsage(named + "is the same file as " + path + "; name another one");
    }
  }
  return file;
}

}  // namespace

void KeptPackets::add_options(boost::program_options::options_description& options) {
  const auto file = [] {
    return boost::program_options::value<std::string>()->value_name("FILE.pcapng");
  };
  options.add_options()(write_all, file(), "keep all judged packets there, with their verdicts");
  options.add_options()(write_dropped, file(),
                        "keep those that are dropped, or in monitor mode would be");
}

KeptPackets::KeptPackets(const CommandLine& line) {
  const auto all = file_of(line, write_all, line.operands());
  const auto dropped = file_of(line, write_dropped, line.operands());
  if (all) all_.emplace(*all);
  // Only now it can be seen whether two names are one file.
  if (all && dropped) static_cast<void>(file_of(line, write_dropped, {*all}));
  if (dropped) dropped_.emplace(*dropped);
}

void KeptPackets::keep(const capture::Frame& frame, const policy::Decision& decision,
                       policy::Mode mode) {
  const bool is_drop = decision.verdict.is_drop();
  if (!frame.packet || (!all_ && !(dropped_ && is_drop))) return;
  const std::string comment = report::comment(decision, mode, std::nullopt);
  const capture::Record record{.packet = *frame.packet, .time = frame.time, .comment = comment};
  if (all_) all_->write(record);
  if (dropped_ && is_drop) dropped_->write(record);
}

void KeptPackets::finish() {
  if (all_) all_->finish();
  if (dropped_) dropped_->finish();
}

}  // namespace sixgate::command
