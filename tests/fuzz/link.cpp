// SPDX-License-Identifier: GPL-2.0-or-later
// Where the IP header stands behind every link header. An input is a frame.
#include "sixgate/packet/link.hpp"

#include <array>
#include <optional>

#include "sixgate/packet/read.hpp"
#include "target.hpp"

using namespace sixgate;
using packet::Inner;
using wire::Cursor;

namespace {

using Find = std::optional<Inner> (*)(Cursor);

constexpr std::array<Find, 5> finders{packet::find_ip_in_ethernet, packet::find_ip_in_llc,
                                      packet::find_ip_in_ppp, packet::find_ip_in_pppoe,
                                      packet::find_ip_in_mpls};

std::optional<Inner> find(Find find_ip, const fuzz::Bytes& bytes, std::size_t length) {
  const Cursor frame(bytes, length);
  const auto inner = find_ip(frame);
  if (inner) fuzz::hold_part(inner->at, frame);
  return inner;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Bytes bytes(data, data + size);
  for (const Find find_ip : finders) {
    const auto all = find(find_ip, bytes, size);
    for (const std::size_t count : fuzz::prefixes_of(bytes)) {
      const auto captured = find(find_ip, fuzz::first(bytes, count), size);
      if (!captured) continue;
      fuzz::hold(all && captured->at.offset() == all->at.offset() &&
                     captured->at.length() == all->at.length() && captured->family == all->family,
                 "where fewer bytes show an IP header, more show it too");
    }
  }
  return 0;
}
