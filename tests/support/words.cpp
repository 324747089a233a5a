// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/words.hpp"

namespace sixgate::test {

std::string words(const policy::Verdict& verdict) {
  return std::string(verdict.is_drop() ? "drop " : "accept ") + words(verdict.reason()) +
         " at layer " + std::to_string(verdict.depth());
}

std::string words(policy::Reason reason) {
  const auto number = static_cast<std::size_t>(reason);
  if (number == 0 || number > policy::reason_count) return "reason " + std::to_string(number);
  return std::string(policy::name_of(reason));
}

std::string words(packet::Fault fault) {
  return fault == packet::Fault::none ? "no fault" : std::string(packet::name_of(fault));
}

std::string words(packet::Protocol protocol) {
  const auto name = packet::name_of(protocol);
  if (!name.empty()) return std::string(name);
  return "protocol " + std::to_string(static_cast<unsigned>(protocol));
}

std::string words(packet::Encapsulation encapsulation) {
  const std::string_view name = packet::name_of(encapsulation);
  return "opens " + std::string(name.empty() ? "nothing" : name);
}

std::string words(wire::Beyond beyond) {
  return beyond == wire::Beyond::nothing ? "nothing beyond" : std::string(wire::name_of(beyond));
}

}  // namespace sixgate::test
