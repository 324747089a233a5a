// SPDX-License-Identifier: GPL-2.0-or-later
#include "target.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

namespace sixgate::fuzz {

void hold(std::string_view broken) {
  if (broken.empty()) return;
  std::cerr << "broken: " << broken << std::endl;
  std::abort();
}

void hold(bool holds, std::string_view law) { hold(holds ? std::string_view{} : law); }

void hold_part(const wire::Cursor& part, const wire::Cursor& whole) {
  const auto here_to = [](const wire::Cursor& in) { return in.offset() + in.here().size(); };
  hold(part.offset() >= whole.offset(), "a part begins in the whole");
  hold(part.here().empty() || here_to(part) <= here_to(whole), "a part's bytes are the whole's");
  if (!whole.is_open()) {
    hold(part.is_open() || part.offset() + part.length() <= whole.offset() + whole.length(),
         "a part ends in the whole");
  }
}

void hold_beginning(packet::Fault fewer, packet::Fault more) {
  hold(fewer == packet::Fault::none || fewer == more, "what was not captured is no fault");
}

std::vector<std::size_t> prefixes_of(const Bytes& input) {
  constexpr std::size_t most = 3;
  std::seed_seq seed(input.begin(),
                     input.begin() + std::min<std::ptrdiff_t>(64, std::ssize(input)));
  std::minstd_rand random(seed);
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < std::min(most, input.size()); ++i) {
    lengths.push_back(random() % input.size());
  }
  return lengths;
}

Bytes first(const Bytes& input, std::size_t count) {
  return {input.begin(), input.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace sixgate::fuzz
