// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/json.hpp"

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

TEST_CASE("a JSON string escapes what it must") {
  CHECK(quote("") == R"("")");
  CHECK(quote("eth0") == R"("eth0")");
  CHECK(quote(R"(a"b\c/d)") == R"("a\"b\\c/d")");
  CHECK(quote("a\nb\rc\td") == R"("a\nb\rc\td")");
  CHECK(quote(std::string_view("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
}

TEST_CASE("UTF-8 stays, and what is none is replaced byte by byte") {
  CHECK(quote("zoné") == "\"zoné\"");
  CHECK(quote("€ \U0001f6a7") == "\"€ \U0001f6a7\"");
  CHECK(quote("\xff") == R"("\ufffd")");
  CHECK(quote("a\xc3") == R"("a\ufffd")");
  CHECK(quote("\xc0\xaf") == R"("\ufffd\ufffd")");
  CHECK(quote("\xe0\x80\xaf") == R"("\ufffd\ufffd\ufffd")");
  CHECK(quote("\xed\xa0\x80") == R"("\ufffd\ufffd\ufffd")");
  CHECK(quote("\xf4\x90\x80\x80") == R"("\ufffd\ufffd\ufffd\ufffd")");
  CHECK(quote("\xe2\x82") == R"("\ufffd\ufffd")");
}

TEST_CASE("seconds keep microseconds and no zeros behind them") {
  CHECK(seconds(1118316711.523) == "1118316711.523");
  CHECK(seconds(1118316711.000001) == "1118316711.000001");
  CHECK(seconds(1700000000) == "1700000000");
  CHECK(seconds(0) == "0");
  CHECK(seconds(0.5) == "0.5");
  CHECK(seconds(4294967295.999999) == "4294967295.999999");
}

TEST_CASE("an object keeps the order of its members") {
  JsonObject inner;
  inner.text("b", "2");
  JsonObject object;
  CHECK(object.line() == "{}");
  object.number("z", 1).text("a", "x").texts("empty", {}).texts("list", {"p", "q\""});
  object.value("inner", inner.line());
  CHECK(object.line() == R"({"z":1,"a":"x","empty":[],"list":["p","q\""],"inner":{"b":"2"}})");
}

}  // namespace

}  // namespace sixgate::report
