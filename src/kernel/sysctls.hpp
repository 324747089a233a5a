// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kernel/links.hpp"

namespace sixgate::kernel {

/// What the kernel's switches say, by their names with slashes: `net/ipv4/ip_forward`.
class Sysctls {
 public:
  Sysctls() = default;
  explicit Sysctls(std::map<std::string, std::string, std::less<>> values)
      : values_(std::move(values)) {}

  /// Nothing where this kernel has no such switch, or nobody may read it.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// `net/ipv6/conf/NAME/SWITCH`, of the family's name as there: `ipv4` or `ipv6`.
[[nodiscard]] std::string interface_switch(std::string_view family, std::string_view interface,
                                           std::string_view name);

/// Reads all that bears on sixgate, in general and of each interface.
[[nodiscard]] Sysctls read_sysctls(std::span<const Link> links);

}  // namespace sixgate::kernel
