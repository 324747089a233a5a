// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/wire/text.hpp"

#include <array>
#include <string>
#include <string_view>

#include "support/catch.hpp"

using namespace sixgate::wire;

namespace {

struct Form {
  std::string_view text;
  std::string_view canonical;
};

// RFC 4291 section 2.2 to read, RFC 5952 section 4 to write.
constexpr std::array forms{
    Form{"2001:0DB8:0000:0000:0008:0800:200C:417A", "2001:db8::8:800:200c:417a"},
    Form{"::", "::"},
    Form{"::1", "::1"},
    Form{"1::", "1::"},
    Form{"0:0:0:0:0:0:0:0", "::"},
    Form{"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
    Form{"2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
    Form{"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
    Form{"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
    Form{"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
    Form{"1:2:3:4:5:6::", "1:2:3:4:5:6::"},
    Form{"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
    Form{"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
    Form{"::ffff:192.0.2.1", "::ffff:c000:201"},
    Form{"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
    Form{"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"},
    Form{"fe80::1", "fe80::1"},
    Form{"0.0.0.0", "0.0.0.0"},
    Form{"255.255.255.255", "255.255.255.255"},
    Form{"192.0.2.45", "192.0.2.45"},
};

constexpr std::array<std::string_view, 36> no_addresses{"",
                                                        ":",
                                                        ":::",
                                                        "1",
                                                        "1:2",
                                                        "1:2:3:4:5:6:7",
                                                        "1:2:3:4:5:6:7:8:9",
                                                        "1:2:3:4:5:6:7:8::",
                                                        "1:2:3:4::5:6:7:8",
                                                        "1::2::3",
                                                        ":1::2",
                                                        "1::2:",
                                                        "1:",
                                                        ":1",
                                                        "12345::",
                                                        "g::",
                                                        "::1%eth0",
                                                        "::1/128",
                                                        " ::1",
                                                        "::1 ",
                                                        "1.2.3",
                                                        "1.2.3.4.5",
                                                        "1.2.3.",
                                                        ".1.2.3",
                                                        "1..2.3",
                                                        "256.0.0.1",
                                                        "01.2.3.4",
                                                        "1.2.3.04",
                                                        "1.2.3.4 ",
                                                        "0x1.2.3.4",
                                                        "-1.2.3.4",
                                                        "::1.2.3",
                                                        "::1.2.3.4:5",
                                                        "1:2:3:4:5:6:7:1.2.3.4",
                                                        "1.2.3.4::",
                                                        "::ffff:1.2.3.256"};

constexpr std::array<std::string_view, 14> no_prefixes{"",
                                                       "/",
                                                       "/24",
                                                       "10.0.0.0/",
                                                       "10.0.0.0/33",
                                                       "10.0.0.1/8",
                                                       "::/129",
                                                       "2001:db8::/-1",
                                                       "2001:db8::/a",
                                                       "2001:db8::1/64",
                                                       "2001:db8::/32/32",
                                                       "10.0.0.0/8 ",
                                                       "2001:db8::/999999999999",
                                                       "2001:db8/32"};

}  // namespace

TEST_CASE("addresses are read in every form and written in one", "[wire]") {
  for (const Form& form : forms) {
    DYNAMIC_SECTION(form.text) {
      const auto address = parse_address(form.text);
      REQUIRE(address);
      CHECK(format(*address).view() == form.canonical);
      CHECK(parse_address(form.canonical) == address);
    }
  }
}

TEST_CASE("text that is no address is refused", "[wire]") {
  for (const std::string_view text : no_addresses) {
    DYNAMIC_SECTION("'" << text << "'") { CHECK_FALSE(parse_address(text)); }
  }
}

TEST_CASE("prefixes are read and written", "[wire]") {
  for (const std::string_view text : {"2001:db8::/32", "::/0", "fe80::/10", "::1/128", "10.0.0.0/8",
                                      "0.0.0.0/0", "192.0.2.1/32", "2001:db8:8000::/33"}) {
    DYNAMIC_SECTION(text) {
      const auto prefix = parse_prefix(text);
      REQUIRE(prefix);
      CHECK(format(*prefix).view() == text);
    }
  }
  CHECK(parse_prefix("192.0.2.1") == parse_prefix("192.0.2.1/32"));
  CHECK(parse_prefix("2001:db8::1") == parse_prefix("2001:db8::1/128"));
}

TEST_CASE("text that is no prefix is refused", "[wire]") {
  for (const std::string_view text : no_prefixes) {
    DYNAMIC_SECTION("'" << text << "'") { CHECK_FALSE(parse_prefix(text)); }
  }
}

TEST_CASE("text in place keeps what fits and drops the rest", "[wire]") {
  Text text;
  for (int i = 0; i < 10; ++i) text.append("0123456789");
  CHECK(text.view().size() == 63);
  CHECK(text.view().substr(60) == "012");
}

TEST_CASE("the longest address and prefix fit", "[wire]") {
  const std::string longest = "1111:2222:3333:4444:5555:6666:7777:8888";
  CHECK(format(*parse_address(longest)).view() == longest);
  CHECK(format(*parse_prefix(longest + "/128")).view() == longest + "/128");
}
