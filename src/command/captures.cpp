// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/captures.hpp"

#include <iostream>

#include "command/command.hpp"
#include "command/progress.hpp"

namespace sixgate::command {

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
    } catch (const capture::Unreadable& unreadable) {
      std::cout << std::flush;
      std::cerr << "sixgate: " << unreadable.what() << '\n';
      status = unusable;
    }
  }
  std::cout << std::flush;
  return status;
}

}  // namespace sixgate::command
