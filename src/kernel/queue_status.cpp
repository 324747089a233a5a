// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/queue_status.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string_view>

#include <unistd.h>

#include <linux/netlink.h>
#include <system_error>

namespace sixgate::kernel {

namespace {

namespace fs = std::filesystem;

constexpr const char* status_file = "/proc/net/netfilter/nfnetlink_queue";

/// `socket:[12345]`, as the descriptors of a process tell it.
std::string find_socket(std::uint32_t port) {
  std::ifstream file("/proc/net/netlink");
  file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  std::string address;
  int protocol = 0;
  std::uint32_t owner = 0;
  std::string rest;
  while (file >> address >> protocol >> owner && std::getline(file, rest)) {
    if (protocol != NETLINK_NETFILTER || owner != port) continue;
    rest.erase(rest.find_last_not_of(' ') + 1);
    return "socket:[" + rest.substr(rest.rfind(' ') + 1) + "]";
  }
  return {};
}

bool has_socket(const fs::path& process, const std::string& socket) {
  std::error_code ignored;
  for (fs::directory_iterator one(process / "fd", ignored), end; one != end;
       one.increment(ignored)) {
    std::error_code gone;
    if (fs::read_symlink(one->path(), gone) == socket) return true;
    if (ignored) break;
  }
  return false;
}

std::optional<std::uint32_t> number_in(const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::vector<QueueStatus> parse_queue_status(std::istream& file) {
  std::vector<QueueStatus> queues;
  QueueStatus queue;
  std::uint32_t copy_mode = 0;
  std::uint32_t copy_range = 0;
  std::string rest;
  while (file >> queue.number >> queue.port >> queue.waiting >> copy_mode >> copy_range >>
             queue.dropped_full >> queue.dropped_at_socket >> queue.queued &&
         std::getline(file, rest)) {
    queues.push_back(queue);
  }
  std::ranges::sort(queues, {}, &QueueStatus::number);
  return queues;
}

std::vector<QueueStatus> read_queue_status() {
  std::ifstream file(status_file);
  return parse_queue_status(file);
}

bool may_read_queue_status() { return ::access(status_file, R_OK) == 0 || errno == ENOENT; }

std::uint16_t find_free_queue() {
  const auto queues = read_queue_status();
  std::uint16_t number = 0xffff;
  while (std::ranges::find(queues, number, &QueueStatus::number) != queues.end()) --number;
  return number;
}

std::optional<Program> find_program(std::uint32_t port) {
  const std::string socket = find_socket(port);
  if (socket.empty()) return std::nullopt;
  std::error_code ignored;
  for (fs::directory_iterator one("/proc", ignored), end; one != end; one.increment(ignored)) {
    const auto process = number_in(one->path().filename().string());
    if (!process || !has_socket(one->path(), socket)) continue;
    Program program{.process = *process, .name = {}};
    std::ifstream comm(one->path() / "comm");
    std::getline(comm, program.name);
    return program;
  }
  return std::nullopt;
}

std::string name_of(const Program& program) {
  return program.name + " (process " + std::to_string(program.process) + ")";
}

std::string name_owner(std::uint32_t port) {
  const auto program = find_program(port);
  return program ? name_of(*program) : "netlink port " + std::to_string(port);
}

}  // namespace sixgate::kernel
