// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
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

constexpr std::array all_keys{all_families[0].key(), all_families[1].key()};

/// Those that a heartbeat has not just renewed.
std::vector<SetKey> list_stale(const std::vector<TimedElement>& elements) {
  std::vector<SetKey> stale;
  std::ranges::copy_if(all_keys, std::back_inserter(stale), [&](const SetKey& key) {
    const auto element = std::ranges::find(elements, key, &TimedElement::key);
    return element == elements.end() || element->left <= Alive::timeout - Alive::interval;
  });
  return stale;
}

}  // namespace

void Alive::begin() { heartbeat_.send(all_keys); }

bool Alive::renew() {
  const Clock::time_point now = Clock::now();
  heartbeat_.send(all_keys);
  const std::vector<SetKey> stale = list_stale(set_.list());
  const bool is_done = stale.empty() || set_.renew(stale, timeout);
  if (is_done) renewed_.store(now, std::memory_order_relaxed);
  return is_done;
}

bool Alive::is_fresh() const {
  return Clock::now() < renewed_.load(std::memory_order_relaxed) + timeout;
}

std::vector<std::string> list_alive() {
  const std::vector<TimedElement> elements = TimedSet(alive_set).list();
  std::vector<std::string> names;
  for (const FamilyRow& family : all_families) {
    const bool is_alive =
        std::ranges::find(elements, family.key(), &TimedElement::key) != elements.end();
    if (is_alive) names.emplace_back(family.name);
  }
  return names;
}

std::string begin_alive() {
  std::string elements;
  for (const FamilyRow& family : all_families) {
    elements += (elements.empty() ? "" : ", ") + std::string(family.name) + " timeout " +
                std::to_string(Alive::timeout.count()) + "ms";
  }
  return "add element inet sixgate " + std::string(alive_set.name) + " { " + elements + " }\n";
}

}  // namespace sixgate::kernel
