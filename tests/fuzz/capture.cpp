// SPDX-License-Identifier: GPL-2.0-or-later
// The reader of captures. An input is a capture file.
#include <optional>
#include <string>
#include <string_view>

#include "capture/reader.hpp"
#include "memory_file.hpp"
#include "sixgate/packet/read.hpp"
#include "support/header_laws.hpp"
#include "target.hpp"

using namespace sixgate;
using capture::Frame;
using capture::Reader;

namespace {

void hold_frame(const Frame& frame, std::uint64_t number) {
  fuzz::hold(frame.number == number, "frames are counted");
  if (!frame.packet) return;
  const packet::Packet packet{.bytes = frame.packet->bytes, .length = frame.packet->length};
  fuzz::hold(packet.length >= packet.bytes.size(), "no more was captured than there is");
  fuzz::hold(test::broken_law(packet::read(packet), packet));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::MemoryFile file(fuzz::Bytes(data, data + size));
  try {
    Reader reader(file.path());
    std::uint64_t number = 0;
    while (const auto frame = reader.next()) hold_frame(*frame, ++number);
    const std::string unknown = reader.unknown_frames();
    fuzz::hold(unknown.empty() || unknown.starts_with(file.path() + ": "),
               "what is said of a file begins with its name");
  } catch (const capture::Unreadable& unreadable) {
    fuzz::hold(std::string_view(unreadable.what()).starts_with(file.path() + ": "),
               "what is said of a file begins with its name");
  }
  return 0;
}
