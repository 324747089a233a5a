// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/reading.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <unistd.h>
#include <zlib.h>

#include "capture/reader.hpp"

namespace sixgate::test {

CaptureFile::CaptureFile(const std::string& content)
    : path_((std::filesystem::temp_directory_path() / "sixgate-XXXXXX").string()) {
  const int opened = ::mkstemp(path_.data());
  if (opened < 0) throw std::runtime_error("cannot create " + path_);
  ::close(opened);
  std::ofstream out(path_, std::ios::binary);
  out << content << std::flush;
  if (!out) throw std::runtime_error("cannot write " + path_);
}

CaptureFile::~CaptureFile() { std::filesystem::remove(path_); }

Reading read_capture(const std::string& content) {
  const CaptureFile file(content);
  Reading reading;
  try {
    capture::Reader reader(file.path());
    while (const auto frame = reader.next()) {
      reading.times.push_back(frame->time);
      auto& packet = reading.packets.emplace_back();
      if (frame->packet) packet.emplace(frame->packet->bytes.begin(), frame->packet->bytes.end());
    }
    reading.unknown_frames = reader.unknown_frames();
  } catch (const capture::Unreadable& unreadable) {
    reading.unreadable = unreadable.what();
    const std::string name = file.path() + ": ";
    if (reading.unreadable.starts_with(name)) reading.unreadable.erase(0, name.size());
  }
  return reading;
}

std::string gzipped(const std::string& content) {
  z_stream deflating{};
  constexpr int gzip_window_bits = 15 + 16;
  if (deflateInit2(&deflating, Z_BEST_SPEED, Z_DEFLATED, gzip_window_bits, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("cannot compress");
  }
  std::string input = content;
  std::string output(deflateBound(&deflating, input.size()), '\0');
  deflating.next_in = reinterpret_cast<Bytef*>(input.data());
  deflating.avail_in = static_cast<uInt>(input.size());
  deflating.next_out = reinterpret_cast<Bytef*>(output.data());
  deflating.avail_out = static_cast<uInt>(output.size());
  const int result = deflate(&deflating, Z_FINISH);
  output.resize(deflating.total_out);
  deflateEnd(&deflating);
  if (result != Z_STREAM_END) throw std::runtime_error("cannot compress");
  return output;
}

}  // namespace sixgate::test
