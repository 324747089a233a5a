// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

// Catch2 version 3 has <catch2/catch_all.hpp>, version 2 <catch2/catch.hpp>. Whatever the cases use
// of it is the same in both.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "support/words.hpp"

namespace Catch {

template <>
struct StringMaker<sixgate::policy::Verdict> {
  static std::string convert(const sixgate::policy::Verdict& verdict) {
    return sixgate::test::words(verdict);
  }
};

template <>
struct StringMaker<sixgate::policy::Reason> {
  static std::string convert(sixgate::policy::Reason reason) {
    return sixgate::test::words(reason);
  }
};

template <>
struct StringMaker<sixgate::policy::Action> {
  static std::string convert(sixgate::policy::Action action) {
    return std::string(sixgate::policy::name_of(action));
  }
};

template <>
struct StringMaker<sixgate::wire::Address> {
  static std::string convert(const sixgate::wire::Address& address) {
    return std::string(sixgate::wire::format(address).view());
  }
};

template <>
struct StringMaker<sixgate::wire::Prefix> {
  static std::string convert(const sixgate::wire::Prefix& prefix) {
    return std::string(sixgate::wire::format(prefix).view());
  }
};

template <>
struct StringMaker<sixgate::wire::Beyond> {
  static std::string convert(sixgate::wire::Beyond beyond) { return sixgate::test::words(beyond); }
};

template <>
struct StringMaker<sixgate::packet::Fault> {
  static std::string convert(sixgate::packet::Fault fault) { return sixgate::test::words(fault); }
};

template <>
struct StringMaker<sixgate::packet::Protocol> {
  static std::string convert(sixgate::packet::Protocol protocol) {
    return sixgate::test::words(protocol);
  }
};

template <>
struct StringMaker<sixgate::packet::Encapsulation> {
  static std::string convert(sixgate::packet::Encapsulation encapsulation) {
    return sixgate::test::words(encapsulation);
  }
};

}  // namespace Catch
