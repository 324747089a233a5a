// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/words.hpp"

#include "sixgate/wire/text.hpp"

namespace sixgate::doctor {

std::string name_of(const kernel::TableName& table) {
  return "table " + table.family + " " + table.name;
}

std::string place_of(const kernel::ForeignChain& chain) {
  return name_of(chain.table) + ": chain " + chain.name;
}

std::string place_of(const kernel::ForeignRule& rule) {
  return name_of(rule.table) + ": chain " + rule.chain;
}

std::string text_of(const wire::Prefix& prefix) { return std::string(wire::format(prefix).view()); }

}  // namespace sixgate::doctor
