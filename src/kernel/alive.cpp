// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include <linux/netfilter.h>

namespace sixgate::kernel {

namespace {

struct FamilyRow {
  std::string_view name;
  std::array<std::uint8_t, 1> number;

  [[nodiscard]] constexpr SetKey key() const { return SetKey(number); }
};

constexpr std::array all_families{FamilyRow{"ipv4", {NFPROTO_IPV4}},
                                  FamilyRow{"ipv6", {NFPROTO_IPV6}}};

}  // namespace

bool Alive::renew() {
  return set_.renew(std::array{all_families[0].key(), all_families[1].key()}, timeout);
}

std::vector<std::string> Alive::families() {
  const std::vector<TimedElement> elements = set_.list();
  std::vector<std::string> names;
  for (const FamilyRow& family : all_families) {
    if (std::ranges::find(elements, family.key(), &TimedElement::key) != elements.end()) {
      names.emplace_back(family.name);
    }
  }
  return names;
}

}  // namespace sixgate::kernel
