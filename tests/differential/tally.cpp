// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/tally.hpp"

#include <cstdio>
#include <stdexcept>

#include "capture/reader.hpp"
#include "differential/ours.hpp"
#include "differential/table.hpp"
#include "differential/theirs.hpp"

namespace sixgate::differential {

void Tally::compare(const std::filesystem::path& capture, const std::filesystem::path& table) {
  capture::Reader reader(capture.string());
  Table rows(table.string());
  const std::string name = capture.stem().string();
  ++captures_;
  while (auto frame = reader.next()) {
    const auto row = rows.next();
    if (!row) throw std::runtime_error(table.string() + ": ends before its capture");
    const auto differences =
        differential::compare(tell_theirs(*row), tell_ours(frame->packet), compared_);
    ++packets_;
    if (!differences.empty()) ++differing_;
    for (const Difference& difference : differences) note(difference, name, frame->number);
  }
  if (rows.next()) throw std::runtime_error(table.string() + ": goes on behind its capture");
}

void Tally::note(const Difference& difference, const std::string& capture, std::uint64_t frame) {
  for (Choice& choice : choices_) {
    if (!choice.covers(difference, capture, frame)) continue;
    ++choice.used;
    return;
  }
  ++undocumented_;
  std::printf("%s\t%llu\t%s\ttheirs %s\tours %s\n", capture.c_str(),
              static_cast<unsigned long long>(frame), difference.what.c_str(),
              difference.theirs.c_str(), difference.ours.c_str());
}

std::uint64_t Tally::print_idle_choices() const {
  std::uint64_t idle = 0;
  for (const Choice& choice : choices_) {
    if (choice.used > 0) continue;
    ++idle;
    std::printf("no packet needs: %s\n", choice.reason.c_str());
  }
  return idle;
}

void Tally::print() const {
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::printf("%llu captures, %llu packets, of which %llu are told otherwise\n", number(captures_),
              number(packets_), number(differing_));
  for (const auto& [name, count] : compared_) {
    std::printf("%10llu %s compared\n", number(count), name.c_str());
  }
  for (const Choice& choice : choices_) {
    if (choice.used == 0) continue;
    std::printf("%10llu differ by choice: %s\n", number(choice.used), choice.reason.c_str());
  }
  std::printf("%10llu differ without one\n", number(undocumented_));
}

}  // namespace sixgate::differential
