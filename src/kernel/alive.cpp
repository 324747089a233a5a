// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/alive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>

#include <linux/netfilter.h>

#include "kernel/refused.hpp"

namespace sixgate::kernel {

namespace {

struct FamilyRow {
  std::string_view name;
  std::array<std::uint8_t, 1> number;

  [[nodiscard]] constexpr SetKey key() const { return SetKey(number); }
};

constexpr std::array all_families{FamilyRow{"ipv4", {NFPROTO_IPV4}},
                                  FamilyRow{"ipv6", {NFPROTO_IPV6}}};

/// The families that a set holds.
std::vector<FamilyRow> families_in(const std::vector<TimedElement>& elements) {
  std::vector<FamilyRow> families;
  std::ranges::copy_if(all_families, std::back_inserter(families), [&](const FamilyRow& family) {
    return std::ranges::find(elements, family.key(), &TimedElement::key) != elements.end();
  });
  return families;
}

}  // namespace

bool Alive::renew() {
  const Clock::time_point now = Clock::now();
  const bool is_done =
      set_.renew(std::array{all_families[0].key(), all_families[1].key()}, timeout);
  if (is_done) renewed_.store(now, std::memory_order_relaxed);
  return is_done;
}

bool Alive::is_fresh() const {
  return Clock::now() < renewed_.load(std::memory_order_relaxed) + timeout;
}

std::vector<std::string> Alive::families() {
  std::vector<TimedElement> elements = set_.list();
  const std::vector<TimedElement> held = reloading_.list();
  elements.insert(elements.end(), held.begin(), held.end());
  std::vector<std::string> names;
  for (const FamilyRow& family : families_in(elements)) names.emplace_back(family.name);
  return names;
}

Reloading::Reloading(bool judges, bool has_table) : set_(reloading_set) {
  const auto alive =
      has_table ? families_in(TimedSet(alive_set).list()) : std::vector<FamilyRow>();
  for (const FamilyRow& family : all_families) {
    const bool is_alive = std::ranges::find(alive, family.name, &FamilyRow::name) != alive.end();
    if (judges || is_alive) keys_.push_back(family.key());
  }
  // A table of an earlier version has no such set: its text brings it.
  if (has_table && !keys_.empty()) static_cast<void>(set_.renew(keys_, longest));
}

std::string Reloading::text() const {
  std::string elements;
  for (const FamilyRow& family : all_families) {
    if (std::ranges::find(keys_, family.key()) == keys_.end()) continue;
    elements += (elements.empty() ? "" : ", ") + std::string(family.name) + " timeout " +
                std::to_string(longest.count()) + "s";
  }
  if (elements.empty()) return {};
  return "add element inet sixgate " + std::string(reloading_set.name) + " { " + elements + " }\n";
}

Reloading::~Reloading() {
  try {
    if (!set_.list().empty()) static_cast<void>(set_.renew(keys_, Alive::timeout));
  } catch (const Refused&) {  // it leaves by itself
  }
}

}  // namespace sixgate::kernel
