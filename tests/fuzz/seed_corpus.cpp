// SPDX-License-Identifier: GPL-2.0-or-later
// Writes what each target begins with: seed_corpus FOLDER [CONFIGURATION...]
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "seeds.hpp"

namespace {

namespace fs = std::filesystem;
using namespace sixgate;

/// Writes the seeds of a target, each into a file of its own.
void write(const fs::path& folder, std::string_view target, const std::vector<fuzz::Bytes>& seeds) {
  fs::create_directories(folder / target);
  std::size_t number = 0;
  for (const fuzz::Bytes& seed : seeds) {
    std::ofstream out(folder / target / std::to_string(++number), std::ios::binary);
    for (const std::uint8_t octet : seed) out.put(static_cast<char>(octet));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    std::cerr << "usage: seed_corpus FOLDER [CONFIGURATION...]\n";
    return 2;
  }
  const fs::path folder = arguments.front();
  fs::remove_all(folder);
  write(folder, "read", fuzz::packets());
  write(folder, "judge", fuzz::packets());
  write(folder, "messages", fuzz::messages());
  write(folder, "mobility", fuzz::mobility_headers());
  write(folder, "options", fuzz::option_areas());
  write(folder, "teredo", fuzz::teredo_payloads());
  write(folder, "link", fuzz::frames());
  write(folder, "capture", fuzz::captures());
  fs::create_directories(folder / "configuration");
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const fs::path configuration = arguments[i];
    fs::copy_file(configuration, folder / "configuration" / configuration.filename());
  }
}
