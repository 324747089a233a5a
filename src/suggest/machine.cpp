// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/machine.hpp"

namespace sixgate::suggest {

Machine read_machine() {
  Machine machine;
  const kernel::Links links = kernel::list_links();
  for (const auto& [index, link] : links.all()) machine.links.push_back(link);
  machine.routes = kernel::read_routes();
  return machine;
}

}  // namespace sixgate::suggest
