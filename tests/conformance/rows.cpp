// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/rows.hpp"

namespace sixgate::test::conformance {

const Rows& all_rows() {
  static const Rows rows = [] {
    Rows all;
    for (const Source& source : sources) add(all, source.rows());
    return all;
  }();
  return rows;
}

}  // namespace sixgate::test::conformance
