// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <system_error>

namespace sixgate::test {

/// A folder for captures that goes away with this, in another one; it is not there at first.
class CaptureFolder {
 public:
  CaptureFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sixgate-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    around_ = pattern;
  }
  ~CaptureFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(around_, ignored);
  }
  CaptureFolder(const CaptureFolder&) = delete;
  CaptureFolder& operator=(const CaptureFolder&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return around_ / "dropped"; }

  /// The names in it, in their order.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    if (!std::filesystem::is_directory(path())) return names;
    for (const auto& entry : std::filesystem::directory_iterator(path())) {
      names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }

  [[nodiscard]] std::string content_of(const std::string& name) const {
    std::ifstream in(path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  std::filesystem::path around_;
};

}  // namespace sixgate::test
