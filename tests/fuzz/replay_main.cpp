// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a target once over every file of the folders that are named: what libFuzzer's main does with
// -runs=0, for any compiler.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "target.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputs_in(const fs::path& folder) {
  std::vector<fs::path> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) inputs.push_back(entry.path());
  }
  std::ranges::sort(inputs);
  return inputs;
}

void replay(const fs::path& input) {
  std::ifstream in(input, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  std::cout << input.filename().string() << std::endl;
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (const char* const folder : std::vector<const char*>(argv + 1, argv + argc)) {
    for (const fs::path& input : inputs_in(folder)) {
      replay(input);
      ++count;
    }
  }
  std::cout << count << " inputs replayed" << std::endl;
  return count > 0 ? 0 : 1;
}
