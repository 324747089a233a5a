// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/bound_queues.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include <linux/netlink.h>

namespace sixgate::kernel {

namespace {

/// The inode of the socket, 0 where there is none. Columns: sk Eth Pid Groups Rmem Wmem Dump Locks
/// Drops Inode.
std::uint64_t find_inode(std::uint32_t port) {
  std::ifstream file("/proc/net/netlink");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string skipped;
    int family = 0;
    std::uint32_t of = 0;
    std::uint64_t inode = 0;
    words >> skipped >> family >> of;
    for (int i = 0; i < 6; ++i) words >> skipped;
    if (words >> inode && family == NETLINK_NETFILTER && of == port) return inode;
  }
  return 0;
}

bool holds(const std::filesystem::path& process, const std::string& socket) {
  std::error_code error;
  std::filesystem::directory_iterator descriptors(process / "fd", error);
  for (; !error && descriptors != std::filesystem::directory_iterator();
       descriptors.increment(error)) {
    std::error_code gone;
    if (std::filesystem::read_symlink(descriptors->path(), gone) == socket) return true;
  }
  return false;
}

}  // namespace

std::vector<BoundQueue> read_bound_queues() {
  std::ifstream file("/proc/net/netfilter/nfnetlink_queue");
  std::vector<BoundQueue> queues;
  BoundQueue queue;
  std::string rest;
  while (file >> queue.number >> queue.port && std::getline(file, rest)) queues.push_back(queue);
  return queues;
}

std::uint16_t find_free_queue() {
  const auto queues = read_bound_queues();
  std::uint16_t number = 0xffff;
  while (std::ranges::find(queues, number, &BoundQueue::number) != queues.end()) --number;
  return number;
}

std::optional<Process> find_owner(std::uint32_t port) {
  const std::uint64_t inode = find_inode(port);
  if (inode == 0) return std::nullopt;
  const std::string socket = "socket:[" + std::to_string(inode) + "]";
  std::error_code error;
  std::filesystem::directory_iterator entries("/proc", error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    Process process;
    const std::string word = entries->path().filename();
    const auto read = std::from_chars(word.data(), word.data() + word.size(), process.id);
    if (read.ptr != word.data() + word.size() || !holds(entries->path(), socket)) continue;
    std::ifstream name(entries->path() / "comm");
    std::getline(name, process.name);
    return process;
  }
  return std::nullopt;
}

}  // namespace sixgate::kernel
