// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "memory/buckets.hpp"
#include "memory/flows.hpp"
#include "memory/fragments.hpp"
#include "memory/moment.hpp"
#include "memory/secret.hpp"
#include "memory/sizes.hpp"
#include "memory/teredo.hpp"
#include "sixgate/policy/recollection.hpp"
#include "sixgate/policy/verdict.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::memory {

/// What sixgate keeps from one packet to the next: tables of fixed size, which any number of
/// threads share. Neither call allocates or waits.
class Memory {
 public:
  /// fails  std::bad_alloc
  explicit Memory(const Sizes& sizes = {}, const Secret& secret = Secret::fixed());

  /// What is known of the packet before it is decided. Looks only, but for the rates, which count
  /// the packet here, and the first look of Teredo, which tells when this memory began.
  [[nodiscard]] policy::Recollection recall(const policy::Visit& visit, Moment now);

  /// Takes note of the packet and of what was decided.
  ///
  /// recollection  of the same visit
  void remember(const policy::Visit& visit, const policy::Recollection& recollection,
                const policy::Decision& decision, Moment now);

  [[nodiscard]] const Flows& flows() const { return flows_; }
  [[nodiscard]] const Fragments& fragments() const { return fragments_; }
  [[nodiscard]] const Buckets& rates() const { return rates_; }
  [[nodiscard]] const Teredo& teredo() const { return teredo_; }

 private:
  [[nodiscard]] bool is_error_unrelated(const policy::Visit& visit, Moment now);
  void recall_flow(const policy::Visit& visit, Moment now, policy::Recollection& recollection);

  Flows flows_;
  Fragments fragments_;
  Buckets rates_;
  Teredo teredo_;
};

}  // namespace sixgate::memory
