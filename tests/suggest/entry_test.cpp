// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/entry.hpp"

#include "config/written.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::suggest {

namespace {

using namespace wire::literals;

TEST_CASE("an entry is its remarks, its header and its keys") {
  Entry entry{.header = "[[tunnel]]", .remarks = {"seen", "twice"}};
  entry.add("kind", "\"6in4\"");
  Entry other = entry;
  other.is_offered = false;
  CHECK(to_toml({entry, other}) ==
        "# seen\n# twice\n[[tunnel]]\nkind = \"6in4\"\n"
        "\n"
        "# seen\n# twice\n#[[tunnel]]\n#kind = \"6in4\"\n");
}

TEST_CASE("no remark ends its comment, whatever a name has in it") {
  const Entry entry{.header = {}, .remarks = {"wan0\nmode = \"monitor\"\r\x1b[31m\x7f\xff \\ end"}};
  const std::string text = to_toml({entry});
  CHECK(text.find('\n') == text.size() - 1);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(test::problems_of(text).empty());
}

TEST_CASE("only what a configuration can say is a name for it") {
  for (const auto* const name : {"eth0", "wan0.10", "br-lan",
                                 "gr\xc3\xb6\xc3\x9f"
                                 "e0"}) {
    CHECK(can_be_named(name));
  }
  for (const auto* const name : {"", "a b", "a*", "a:1", "a/b", "a\"b", "a\\b", "a\x01", "a\xff"}) {
    CHECK_FALSE(can_be_named(name));
  }
}

TEST_CASE("prefixes that others hold are none of their own") {
  std::vector<wire::Prefix> prefixes;
  for (const auto& prefix :
       {"10.1.0.0/24"_net, "10.1.0.0/16"_net, "10.1.7.0/24"_net, "10.2.0.0/16"_net}) {
    add_prefix(prefixes, prefix);
  }
  CHECK(prefixes == std::vector{"10.1.0.0/16"_net, "10.2.0.0/16"_net});
  CHECK(list_of(prefixes) == R"(["10.1.0.0/16", "10.2.0.0/16"])");
  CHECK(list_of(std::vector<wire::Prefix>{}) == R"("any")");
}

}  // namespace

}  // namespace sixgate::suggest
