// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/configuration.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using config::CaptureSettings;

constexpr const char* each_of_them =
    "[report]\ncapture = \"/srv/a b/dropped\"\ncapture-size = 1\ncapture-files = 10000\n";

TEST_CASE("dropped packets are not kept by default") {
  CHECK(load_text("").capture() == CaptureSettings{.folder = "", .size = 16, .files = 4});
  CHECK(load_text("[report]\ncapture = \"\"").capture() == CaptureSettings{});
}

TEST_CASE("where dropped packets are kept, and how many, is taken") {
  const CaptureSettings each{.folder = "/srv/a b/dropped", .size = 1, .files = 10000};
  CHECK(load_text(each_of_them).capture() == each);
  CHECK(load_text("[report]\ncapture = \"/srv\"").capture() ==
        CaptureSettings{.folder = "/srv", .size = 16, .files = 4});
  CHECK(load_text(load_text(each_of_them).print()).capture() == each);
}

constexpr Wrong wrong_values[] = {
    {"no path", "[report]\ncapture = true",
     "2:11: capture: expected a folder, found the boolean true"},
    {"a path from where the gate happens to be", "[report]\ncapture = 'dropped'",
     R"(2:11: capture: "dropped": a folder is named by its path from / on, such as )"
     R"("/var/lib/sixgate/dropped")"},
    {"a path that ends early", "[report]\ncapture = \"/srv\\u0000/dropped\"",
     R"(2:11: capture: "/srv\u0000/dropped": a folder is named by its path from / on, such as )"
     R"("/var/lib/sixgate/dropped")"},
    {"files without room", "[report]\ncapture-size = 0",
     "2:16: capture-size: expected an integer from 1 to 1048576, found the integer 0"},
    {"no file", "[report]\ncapture-files = 0",
     "2:17: capture-files: expected an integer from 1 to 10000, found the integer 0"},
    {"a slip", "[report]\ncapture-file = 4",
     R"(2:1: unknown key "capture-file" in [report], did you mean "capture-files"?)"},
};

TEST_CASE("a wrong value of [report] is told") { check_each(wrong_values); }

}  // namespace

}  // namespace sixgate::test
