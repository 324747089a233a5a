// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/mutate.hpp"

#include <algorithm>

namespace sixgate::test {

void mutate(Bytes& bytes, std::mt19937& random) {
  const auto place = [&] { return random() % bytes.size(); };
  for (auto changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
    switch (random() % 5) {
      case 0: bytes[place()] = static_cast<std::uint8_t>(random()); break;
      case 1: bytes[place()] ^= static_cast<std::uint8_t>(1U << random() % 8); break;
      case 2: bytes[place()] = random() % 2 == 0 ? 0 : 0xff; break;
      case 3: bytes.resize(place()); break;
      case 4: {
        const auto from = static_cast<std::ptrdiff_t>(place());
        const Bytes stretch(
            bytes.begin() + from,
            bytes.begin() + from + std::min<std::ptrdiff_t>(16, std::ssize(bytes) - from));
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(place()), stretch.begin(),
                     stretch.end());
        break;
      }
    }
  }
}

}  // namespace sixgate::test
