// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <linux/netfilter.h>

#include "kernel/refused.hpp"

namespace sixgate::kernel {

namespace {

constexpr std::array<std::uint8_t, 2> all_families{NFPROTO_IPV4, NFPROTO_IPV6};
constexpr std::array<std::string_view, 2> family_names{"ipv4", "ipv6"};

SetKey key_of(const std::uint8_t& family) { return SetKey(std::span(&family, 1)); }

/// Of the kernel's clock, which tells what is left of a timeout: two ticks of the slowest.
constexpr std::chrono::milliseconds tolerance{20};

/// Those that hold less than if they had been renewed so long ago.
std::vector<SetKey> list_stale(const std::vector<TimedElement>& elements,
                               std::chrono::milliseconds ago) {
  std::vector<SetKey> stale;
  for (const std::uint8_t& family : all_families) {
    const auto element = std::ranges::find(elements, key_of(family), &TimedElement::key);
    const bool is_renewed =
        element != elements.end() && element->left + ago + tolerance >= Alive::timeout;
    if (!is_renewed) stale.push_back(key_of(family));
  }
  return stale;
}

}  // namespace

void Alive::beat() { heartbeat_.send(all_families); }

std::vector<SetKey> Alive::beat_and_list_stale() {
  const Clock::time_point began = Clock::now();
  // Where there was no table the next transaction tells when there is one, and no port is bothered.
  if (has_table_) beat();
  try {
    const std::vector<TimedElement> elements = set_.list();
    return list_stale(elements, std::chrono::ceil<std::chrono::milliseconds>(Clock::now() - began));
  } catch (const Refused&) {  // the transaction tells what is wrong, if anything is
    return list_stale({}, {});
  }
}

bool Alive::renew() {
  const Clock::time_point now = Clock::now();
  const std::vector<SetKey> stale = beat_and_list_stale();
  has_table_ = stale.empty() || set_.renew(stale, timeout);
  if (has_table_) renewed_.store(now, std::memory_order_relaxed);
  return has_table_;
}

bool Alive::is_fresh() const {
  return Clock::now() < renewed_.load(std::memory_order_relaxed) + timeout;
}

std::vector<std::string> list_alive() {
  const std::vector<TimedElement> elements = TimedSet(alive_set).list();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < all_families.size(); ++i) {
    const SetKey key = key_of(all_families[i]);
    const bool is_alive = std::ranges::find(elements, key, &TimedElement::key) != elements.end();
    if (is_alive) names.emplace_back(family_names[i]);
  }
  return names;
}

std::string render_alive() {
  std::string elements;
  for (const std::string_view family : family_names) {
    elements += (elements.empty() ? "" : ", ") + std::string(family) + " timeout " +
                std::to_string(Alive::timeout.count()) + "ms";
  }
  return "add element inet sixgate " + std::string(alive_set.name) + " { " + elements + " }\n";
}

std::string render_alive_heartbeat() {
  return render_heartbeat(alive_set.name, all_families, Alive::timeout);
}

}  // namespace sixgate::kernel
