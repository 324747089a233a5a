// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/printable.hpp"

#include <string>

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

TEST_CASE("nothing that a terminal obeys gets through") {
  CHECK(printable("tunnel.undeclared ~") == "tunnel.undeclared ~");
  CHECK(printable("\033[2J") == "\\x1b[2J");
  CHECK(printable(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(printable("\r\n\177\233") == "\\x0d\\x0a\\x7f\\x9b");
}

}  // namespace

}  // namespace sixgate::report
