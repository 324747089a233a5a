// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "memory/fragments.hpp"
#include "memory/moment.hpp"
#include "sixgate/policy/fragment_recollection.hpp"
#include "sixgate/policy/verdict.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::memory {

/// What is known of the trains of a packet's layers, of each in the one visit in which the rules
/// about fragments are asked of it.
[[nodiscard]] policy::FragmentRecollection recall(Fragments& fragments, const policy::Visit& visit,
                                                  Moment now);

/// Takes note of the packet's fragments: of those that passed in the visit in which they are asked
/// about, of those that were dropped in whatever visit. A packet that was dropped for what a layer
/// carries is that layer's loss as well; what stands deeper than the verdict nobody has judged.
void remember(Fragments& fragments, const policy::Visit& visit, const policy::Decision& decision,
              Moment now);

}  // namespace sixgate::memory
