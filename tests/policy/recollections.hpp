// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/recollection.hpp"

namespace sixgate::test {

/// What memory knows of the train of one layer.
constexpr policy::Recollection of_train(const policy::TrainRecollection& train,
                                        std::size_t layer = 0) {
  policy::Recollection recollection;
  recollection.fragments.trains[layer] = train;
  return recollection;
}

}  // namespace sixgate::test
