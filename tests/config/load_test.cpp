// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <unistd.h>

#include "config/configuration.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using namespace wire::literals;

std::string why_unreadable(const std::filesystem::path& file) {
  try {
    (void)config::load(file, {});
  } catch (const config::Unreadable& unreadable) {
    return unreadable.what();
  }
  return "it was read";
}

TEST_CASE("a file that does not exist is unreadable") {
  const WrittenFile file("");
  const auto other = file.path().parent_path() / "other.toml";
  CHECK(why_unreadable(other) ==
        "cannot read configuration " + other.string() + ": No such file or directory");
}

TEST_CASE("a directory is unreadable") {
  const WrittenFile file("");
  const auto directory = file.path().parent_path();
  CHECK(why_unreadable(directory) ==
        "cannot read configuration " + directory.string() + ": it is a directory");
}

TEST_CASE("a file that may not be read is unreadable") {
  if (::geteuid() == 0) return;  // root may read everything
  const WrittenFile file("");
  std::filesystem::permissions(file.path(), std::filesystem::perms::none);
  CHECK(why_unreadable(file.path()) ==
        "cannot read configuration " + file.path().string() + ": Permission denied");
}

TEST_CASE("without a file, the defaults of the role are in force") {
  if (std::filesystem::exists(config::default_file)) return;  // this machine has its own
  const auto border = config::load(std::nullopt, {});
  CHECK(border.policy().actions == policy::default_actions(policy::Role::border));
  const auto host = config::load(std::nullopt, {.role = policy::Role::host, .monitor = true});
  CHECK(host.policy().actions == policy::default_actions(policy::Role::host));
  CHECK(host.policy().mode == policy::Mode::monitor);
}

TEST_CASE("a byte order mark and line ends of other systems do no harm") {
  const auto configuration = load_text("\xef\xbb\xbfrole = \"host\"\r\nmode = \"monitor\"\r\n");
  CHECK(configuration.policy().role == policy::Role::host);
  CHECK(configuration.policy().mode == policy::Mode::monitor);
}

TEST_CASE("what a policy points at stays where it is when its owner moves") {
  static_assert(!std::is_copy_constructible_v<config::Configuration>);
  static_assert(std::is_nothrow_move_constructible_v<config::Configuration>);
  static_assert(std::is_nothrow_move_assignable_v<config::Configuration>);
  auto first = load_text(R"([site]
inside = ["2001:db8::/32"]
[icmpv6]
multicast-echo-from = ["fe80::1"]
[[tunnel]]
name = "a"
kind = "6in4"
local = ["192.0.2.1"]
[[service]]
name = "b"
protocol = "tcp"
ports = [22]
to = ["2001:db8::1"])");
  const policy::Policy* const policy = &first.policy();
  auto second = std::move(first);
  auto third = load_text("");
  third = std::move(second);
  CHECK(&third.policy() == policy);
  CHECK(words(policy->inside) == "2001:db8::/32");
  CHECK(words(policy->multicast_echo_from) == "fe80::1/128");
  REQUIRE(policy->tunnels.size() == 1);
  CHECK(policy->tunnels[0].name == "a");
  CHECK(words(policy->tunnels[0].local) == "192.0.2.1/32");
  REQUIRE(policy->services.size() == 1);
  CHECK(policy->services[0].name == "b");
  CHECK(policy->services[0].ports[0].last == 22);
  CHECK(words(policy->services[0].to.prefixes) == "2001:db8::1/128");
}

}  // namespace

}  // namespace sixgate::test
