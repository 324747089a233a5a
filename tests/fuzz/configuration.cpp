// SPDX-License-Identifier: GPL-2.0-or-later
// The configuration. An input is its text.
#include "config/configuration.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "memory_file.hpp"
#include "support/printed.hpp"
#include "target.hpp"

using namespace sixgate;

namespace {

config::Configuration load_text(const std::string& text) {
  const fuzz::MemoryFile file(fuzz::Bytes(text.begin(), text.end()));
  return config::load(file.path(), {});
}

std::optional<config::Configuration> load_input(const fuzz::Bytes& bytes) {
  const fuzz::MemoryFile file(bytes);
  try {
    return config::load(file.path(), {});
  } catch (const config::Invalid& invalid) {
    const auto lines = static_cast<std::uint32_t>(std::ranges::count(bytes, '\n')) + 1;
    fuzz::hold(!invalid.problems().empty(), "what is invalid has a problem");
    for (const config::Problem& problem : invalid.problems()) {
      fuzz::hold(problem.file == file.path(), "a problem names the file");
      fuzz::hold(problem.line <= lines, "a problem is in the file");
      fuzz::hold(!problem.message.empty(), "a problem says what is wrong");
    }
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto loaded = load_input(fuzz::Bytes(data, data + size));
  if (!loaded) return 0;
  (void)loaded->idle();
  const std::string printed = loaded->print();
  fuzz::hold(test::without_comments(load_text(printed).print()) == test::without_comments(printed),
             "what is printed loads as the same configuration");
  return 0;
}
