// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/reader.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include <pcap/pcap.h>

#include "capture/broken.hpp"
#include "capture/source.hpp"

namespace sixgate::capture {

namespace {

std::string words_for(int link_type) {
  const char* const name = pcap_datalink_val_to_name(link_type);
  const std::string number = std::to_string(link_type);
  return name == nullptr ? number : name + (" (" + number + ")");
}

std::string not_known(int link_type) {
  return "link type " + words_for(link_type) + " is not known here; " + known_links() + " are";
}

}  // namespace

void Reader::Close::operator()(pcap* opened) const { pcap_close(opened); }

Reader::Reader(std::string path) : name_(path == "-" ? "standard input" : path) {
  try {
    source_ = std::make_unique<Source>(path);
  } catch (const Broken& broken) {
    fail(broken.what());
  }
  open_section();
  const int type = pcap_datalink(opened_.get());
  if (!source_->sections().is_pcapng() && find_link(type) == nullptr) fail(not_known(type));
}

Reader::~Reader() = default;

void Reader::open_section() {
  opened_.reset();
  std::FILE* const section = source_->open_section();
  std::array<char, PCAP_ERRBUF_SIZE> error{};
  opened_.reset(pcap_fopen_offline(section, error.data()));
  if (opened_) return;
  std::fclose(section);
  fail(error.data());
}

std::optional<Frame> Reader::next() {
  pcap_pkthdr* header = nullptr;
  const u_char* bytes = nullptr;
  int result = pcap_next_ex(opened_.get(), &header, &bytes);
  while (result == PCAP_ERROR_BREAK && source_->sections().next_section()) {
    open_section();
    result = pcap_next_ex(opened_.get(), &header, &bytes);
  }
  if (result == PCAP_ERROR_BREAK) {
    const auto& types = source_->sections().interfaces().link_types();
    if (!types.empty() && std::ranges::none_of(types, find_link)) {
      throw Unreadable(name_ + ": " + not_known(*types.begin()));
    }
    return std::nullopt;
  }
  if (result != 1) fail(pcap_geterr(opened_.get()));
  ++number_;
  Frame frame{.number = number_,
              .time = static_cast<double>(header->ts.tv_sec) +
                      static_cast<double>(header->ts.tv_usec) / 1e6,
              .packet = std::nullopt};
  if (const Link* const link = link_of_frame()) {
    frame.packet = link->find_ip({bytes, header->caplen}, header->len);
  }
  return frame;
}

/// Null, and counted, where it is not known.
const Link* Reader::link_of_frame() {
  const auto said = source_->sections().interfaces().link_type();
  const int type = said ? *said : pcap_datalink(opened_.get());
  const Link* const link = find_link(type);
  if (link == nullptr && unknown_++ == 0) first_unknown_ = type;
  return link;
}

std::string Reader::unknown_frames() const {
  if (unknown_ == 0) return {};
  return name_ + ": " + std::to_string(unknown_) + (unknown_ == 1 ? " frame is" : " frames are") +
         " from interfaces that are not read; " + not_known(first_unknown_);
}

/// Throws Unreadable: for what broke the source, or else as libpcap says.
void Reader::fail(const std::string& why) const {
  std::string problem = name_ + ": ";
  if (number_ > 0) problem += "after frame " + std::to_string(number_) + ": ";
  if (!source_ || !source_->failure()) throw Unreadable(problem + why);
  try {
    std::rethrow_exception(source_->failure());
  } catch (const Broken& broken) {
    throw Unreadable(problem + broken.what());
  }
}

}  // namespace sixgate::capture
