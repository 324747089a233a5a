// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <span>
#include <vector>

#include "differential/tally.hpp"

namespace sixgate::differential {

namespace {

constexpr int skipped = 77;

std::filesystem::path table_of(std::filesystem::path capture) {
  return capture.replace_extension(".tsv");
}

/// Every capture of a folder that has a table beside it, by name.
std::vector<std::filesystem::path> find_captures(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> captures;
  if (!std::filesystem::is_directory(folder)) return captures;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const bool is_capture = entry.path().extension() == ".pcap";
    if (is_capture && std::filesystem::exists(table_of(entry.path()))) {
      captures.push_back(entry.path());
    }
  }
  std::ranges::sort(captures);
  return captures;
}

void compare_folder(const std::filesystem::path& folder, Tally& tally) {
  for (const auto& capture : find_captures(folder)) tally.compare(capture, table_of(capture));
}

/// Compares our own captures, and those beside the project if they are there.
int compare_all() {
  Tally tally(load_choices(SIXGATE_DIFFERENTIAL "/choices.tsv"));
  compare_folder(SIXGATE_DIFFERENTIAL "/made", tally);
  const char* elsewhere = std::getenv("SIXGATE_CAPTURES");
  const std::filesystem::path folder = elsewhere != nullptr ? elsewhere : SIXGATE_CAPTURES;
  const bool is_there = !find_captures(folder).empty();
  compare_folder(folder, tally);
  tally.print();
  if (tally.undocumented() > 0) return 1;
  if (!is_there) {
    std::printf("skipped: no captures in %s; SIXGATE_CAPTURES may name another folder\n",
                folder.c_str());
    return skipped;
  }
  return tally.print_idle_choices() == 0 ? 0 : 1;
}

int compare_given(std::span<char*> captures) {
  Tally tally(load_choices(SIXGATE_DIFFERENTIAL "/choices.tsv"));
  for (const char* capture : captures) tally.compare(capture, table_of(capture));
  tally.print();
  return tally.undocumented() == 0 ? 0 : 1;
}

}  // namespace

}  // namespace sixgate::differential

/// Compares the captures beside the project, or those that are named: NAME.pcap, with what
/// read-with-tshark said of it in NAME.tsv.
int main(int count, char** words) {
  using namespace sixgate::differential;
  const std::span<char*> captures = std::span(words, static_cast<std::size_t>(count)).subspan(1);
  try {
    return captures.empty() ? compare_all() : compare_given(captures);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 2;
  }
}
