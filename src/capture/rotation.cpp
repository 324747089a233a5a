// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/rotation.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <map>
#include <string>
#include <string_view>

#include <unistd.h>

#include <sys/stat.h>
#include <system_error>

namespace sixgate::capture {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view name_begin = "dropped-";
constexpr std::string_view name_end = ".pcapng";
constexpr std::size_t digits = 8;

constexpr mode_t folder_permissions = 0700;
constexpr mode_t file_permissions = 0600;

[[noreturn]] void refuse(const std::string& action, const fs::path& path, const std::string& why) {
  throw Unwritable("cannot " + action + " " + path.string() + ": " + why);
}

/// Nothing for a name that is none of ours.
std::optional<std::uint64_t> number_of(std::string_view name) {
  if (!name.starts_with(name_begin) || !name.ends_with(name_end)) return std::nullopt;
  name.remove_prefix(name_begin.size());
  name.remove_suffix(name_end.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool is_number = error == std::errc{} && end == name.data() + name.size();
  return is_number && name.size() == digits ? std::optional(number) : std::nullopt;
}

std::string name_for(std::uint64_t number) {
  const std::string text = std::to_string(number);
  std::string name(name_begin);
  name.append(digits - std::min(digits, text.size()), '0');
  return name.append(text).append(name_end);
}

using Files = std::map<std::uint64_t, fs::path>;

/// Ours in the folder, oldest first.
Files list_files(const fs::path& folder) {
  Files files;
  std::error_code refused;
  fs::directory_iterator entry(folder, refused);
  for (; !refused && entry != fs::directory_iterator(); entry.increment(refused)) {
    const auto number = number_of(entry->path().filename().string());
    if (number) files.emplace(*number, entry->path());
  }
  if (refused) refuse("read folder", folder, refused.message());
  return files;
}

/// Removes the oldest until there are no more than so many.
void remove_oldest(Files& files, std::size_t most) {
  while (files.size() > most) {
    const fs::path oldest = files.begin()->second;
    std::error_code refused;
    fs::remove(oldest, refused);
    if (refused) refuse("remove", oldest, refused.message());
    files.erase(files.begin());
  }
}

/// Folders around it are made as the umask lets.
void make_folder(const fs::path& path) {
  const fs::path folder = path.has_filename() ? path : path.parent_path();
  std::error_code refused;
  if (fs::is_directory(folder, refused)) return;
  fs::create_directories(fs::absolute(folder, refused).parent_path(), refused);
  if (refused) refuse("create folder", folder, refused.message());
  if (::mkdir(folder.c_str(), folder_permissions) != 0) {
    const bool is_no_folder = errno == EEXIST;
    refuse("create folder", folder, std::strerror(is_no_folder ? ENOTDIR : errno));
  }
  // What the umask took.
  const bool has_them = fs::status(folder, refused).permissions() == fs::perms(folder_permissions);
  if (!has_them && ::chmod(folder.c_str(), folder_permissions) != 0) {
    refuse("set the permissions of", folder, std::strerror(errno));
  }
}

}  // namespace

void Rotation::prepare() const {
  make_folder(folder_);
  Files files = list_files(folder_);
  remove_oldest(files, limits_.files);
  if (::access(folder_.c_str(), W_OK | X_OK) != 0) {
    refuse("write to folder", folder_, std::strerror(errno));
  }
}

void Rotation::write(const Record& record) {
  if (writer_ && writer_->size() >= limits_.size) end_file();
  if (!writer_) begin_file();
  writer_->write(record);
}

void Rotation::flush() {
  if (writer_) writer_->flush();
}

void Rotation::end_file() {
  writer_->flush();
  packets_ += writer_->packets();
  writer_.reset();
}

void Rotation::begin_file() {
  make_folder(folder_);
  Files files = list_files(folder_);
  const std::uint64_t number = files.empty() ? 1 : files.rbegin()->first + 1;
  remove_oldest(files, limits_.files - 1);
  const fs::path path = folder_ / name_for(number);
  try {
    writer_.emplace(path.string(), file_permissions);
  } catch (const Unwritable&) {
    // Of a full disk it got nothing; and a file that is not ours is not empty.
    std::error_code refused;
    if (fs::is_empty(path, refused)) fs::remove(path, refused);
    throw;
  }
}

}  // namespace sixgate::capture
