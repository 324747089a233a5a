// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/reader.hpp"

#include <array>
#include <utility>

#include <pcap/pcap.h>

namespace sixgate::capture {

namespace {

/// libpcap puts the file's name in front of some of its messages and not of others.
std::string problem_of(const std::string& path, const char* message) {
  std::string problem(message);
  const std::string prefix = path + ": ";
  if (problem.starts_with(prefix)) problem.erase(0, prefix.size());
  return problem;
}

std::string words_for(int link_type) {
  const char* const name = pcap_datalink_val_to_name(link_type);
  const std::string number = std::to_string(link_type);
  return name == nullptr ? number : name + (" (" + number + ")");
}

}  // namespace

void Reader::Close::operator()(pcap* opened) const { pcap_close(opened); }

Reader::Reader(std::string path) : name_(path == "-" ? "standard input" : path) {
  std::array<char, PCAP_ERRBUF_SIZE> error{};
  opened_.reset(pcap_open_offline(path.c_str(), error.data()));
  if (!opened_) throw Unreadable(name_ + ": " + problem_of(path, error.data()));
  const int type = pcap_datalink(opened_.get());
  find_ip_ = find_link(type);
  if (find_ip_ == nullptr) {
    throw Unreadable(name_ + ": link type " + words_for(type) +
                     " is not known here; Ethernet, raw IP and Linux cooked are");
  }
}

std::optional<Frame> Reader::next() {
  pcap_pkthdr* header = nullptr;
  const u_char* bytes = nullptr;
  const int result = pcap_next_ex(opened_.get(), &header, &bytes);
  if (result == PCAP_ERROR_BREAK) return std::nullopt;
  if (result != 1) {
    throw Unreadable(name_ + ": after frame " + std::to_string(number_) + ": " +
                     problem_of(name_, pcap_geterr(opened_.get())));
  }
  ++number_;
  return Frame{.number = number_,
               .time = static_cast<double>(header->ts.tv_sec) +
                       static_cast<double>(header->ts.tv_usec) / 1e6,
               .packet = find_ip_({bytes, header->caplen}, header->len)};
}

}  // namespace sixgate::capture
