// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/ruling.hpp"

namespace sixgate::service {

Ruling::Ruling(std::shared_ptr<const Rulebook> rulebook)
    : rulebook_(std::move(rulebook)),
      tunnels_(rulebook_->configuration().policy().tunnels.begin(),
               rulebook_->configuration().policy().tunnels.end()),
      policy_(rulebook_->configuration().policy()) {
  policy_.tunnels = tunnels_;
  for (const policy::ReasonName& row : policy::reason_names) {
    is_set_[policy::index_of(row.reason)] =
        rulebook_->configuration().origin_of(row.reason) != config::Origin{};
  }
}

void Ruling::refresh() {
  policy_.broadcasts = interfaces().copy_broadcasts(broadcasts_);
  interfaces().find_devices(tunnels_);
}

Rulings::~Rulings() {
  const std::unique_ptr<Ruling> never_taken(offered_.exchange(nullptr));
  free_retired();
}

void Rulings::offer(std::shared_ptr<const Rulebook> rulebook) {
  auto next = std::make_unique<Ruling>(std::move(rulebook));
  const std::unique_ptr<Ruling> never_taken(offered_.exchange(next.release()));
  free_retired();
}

Ruling& Rulings::current() {
  if (offered_.load(std::memory_order_relaxed) == nullptr) return *current_;
  if (Ruling* const next = offered_.exchange(nullptr)) {
    Ruling* const old = current_.release();
    current_.reset(next);
    old->retired_before_ = retired_.load(std::memory_order_relaxed);
    while (!retired_.compare_exchange_weak(old->retired_before_, old)) {
    }
  }
  return *current_;
}

void Rulings::free_retired() {
  Ruling* retired = retired_.exchange(nullptr);
  while (retired != nullptr) {
    const std::unique_ptr<Ruling> freed(retired);
    retired = freed->retired_before_;
  }
}

}  // namespace sixgate::service
