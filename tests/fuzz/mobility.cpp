// SPDX-License-Identifier: GPL-2.0-or-later
// What Mobility Headers say. An input is a header, from its next header number on.
#include "sixgate/packet/mobility.hpp"

#include "sixgate/packet/mobility_options.hpp"
#include "target.hpp"

using namespace sixgate;
using wire::Cursor;

namespace {

packet::Mobility read_header(const Cursor& header) {
  const auto read = packet::read_mobility(header);
  fuzz::hold_end(read, header);
  fuzz::hold_part(read.options, header);
  fuzz::hold_end(packet::read_mobility_options(read.options), read.options);
  return read;
}

void hold_prefix(const packet::Mobility& fewer, const packet::Mobility& more) {
  fuzz::hold_beginning(fewer.fault, more.fault);
  fuzz::hold_beginning(fewer.nonce_index, more.nonce_index);
  fuzz::hold_beginning(fewer.cookie, more.cookie);
  fuzz::hold_beginning(fewer.sequence, more.sequence);
  fuzz::hold_beginning(fewer.lifetime, more.lifetime);
  fuzz::hold_beginning(fewer.status, more.status);
  fuzz::hold_beginning(fewer.home_address, more.home_address);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Bytes bytes(data, data + size);
  const auto all = read_header(Cursor(bytes));
  for (const std::size_t count : fuzz::prefixes_of(bytes)) {
    const fuzz::Bytes prefix = fuzz::first(bytes, count);
    hold_prefix(read_header(Cursor(prefix, size)), all);
    (void)read_header(Cursor(prefix).continued(wire::Beyond::later_fragment));
  }
  return 0;
}
