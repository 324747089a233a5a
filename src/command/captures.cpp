// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/captures.hpp"

#include <iostream>
#include <string_view>

#include "command/command.hpp"
#include "command/progress.hpp"

namespace sixgate::command {

namespace {

void tell(std::string_view problem) {
  std::cout << std::flush;
  std::cerr << "sixgate: " << problem << '\n';
}

}  // namespace

int read_captures(const std::vector<std::string>& paths,
                  const std::function<void(const capture::Frame&)>& visit) {
  Progress progress("frames");
  int status = done;
  for (const std::string& path : paths) {
    try {
      capture::Reader reader(path);
      while (const auto frame = reader.next()) {
        progress.step();
        visit(*frame);
      }
      if (const std::string unknown = reader.unknown_frames(); !unknown.empty()) tell(unknown);
    } catch (const capture::Unreadable& unreadable) {
      tell(unreadable.what());
      status = unusable;
    }
  }
  std::cout << std::flush;
  return status;
}

}  // namespace sixgate::command
