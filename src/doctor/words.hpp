// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "kernel/foreign_tables.hpp"
#include "report/joined.hpp"
#include "sixgate/wire/address.hpp"

/// How findings call things.
namespace sixgate::doctor {

/// `table ip filter`.
[[nodiscard]] std::string name_of(const kernel::TableName& table);

/// `table ip filter: chain FORWARD`.
[[nodiscard]] std::string place_of(const kernel::ForeignChain& chain);
[[nodiscard]] std::string place_of(const kernel::ForeignRule& rule);

using report::joined;

[[nodiscard]] std::string text_of(const wire::Prefix& prefix);

}  // namespace sixgate::doctor
