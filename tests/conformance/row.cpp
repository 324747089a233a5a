// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/row.hpp"

namespace sixgate::test::conformance {

void add(Rows& rows, const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); }

Rows again(Rows rows, std::string_view words, std::string_view site, const Path& path) {
  for (Row& row : rows) {
    row.id.append(", ").append(words);
    row.site = site;
    row.path = path;
  }
  return rows;
}

Rows everywhere(const Rows& rows) {
  Rows both = rows;
  add(both, again(rows, "at a host", at::host));
  return both;
}

}  // namespace sixgate::test::conformance
