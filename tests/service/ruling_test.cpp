// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/ruling.hpp"

#include <memory>
#include <string>

#include "config/written.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

/// A rulebook whose max-depth tells it from others.
std::shared_ptr<Rulebook> rulebook(unsigned depth) {
  return std::make_shared<Rulebook>(
      test::load_text("[tunnels]\nmax-depth = " + std::to_string(depth) + "\n"));
}

TEST_CASE("a ruling is in force from when it is offered, and the newest alone") {
  Rulings rulings(rulebook(1));
  CHECK(rulings.current().policy().max_depth == 1);
  rulings.offer(rulebook(2));
  CHECK(rulings.current().policy().max_depth == 2);
  rulings.offer(rulebook(3));
  rulings.offer(rulebook(4));
  CHECK(rulings.current().policy().max_depth == 4);
  CHECK(rulings.current().policy().max_depth == 4);
}

TEST_CASE("who judges by a rulebook keeps it, and lets it go when another one is offered") {
  const auto first = rulebook(1);
  Rulings rulings(first);
  CHECK(first.use_count() == 2);
  rulings.offer(rulebook(2));
  CHECK(first.use_count() == 2);
  (void)rulings.current();
  rulings.offer(rulebook(3));
  CHECK(first.use_count() == 1);
}

}  // namespace

}  // namespace sixgate::service
