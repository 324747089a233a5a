// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/fragment_recollection.hpp"
#include "sixgate/policy/rate_recollection.hpp"
#include "sixgate/policy/teredo_recollection.hpp"

namespace sixgate::policy {

/// What memory knows of a packet before it is decided; of a packet that memory is not asked about,
/// nothing.
struct Recollection {
  /// The innermost layer came out of a tunnel and belongs to a flow that began here or was let in.
  bool is_of_flow = false;

  /// What an error that came out of a tunnel quotes tells its flow, and no such flow is known.
  bool is_error_unrelated = false;

  FragmentRecollection fragments;
  TeredoRecollection teredo;
  RateRecollection rates;
};

}  // namespace sixgate::policy
