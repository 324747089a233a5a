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
  using packet::Fault;
  switch (fault) {
    case Fault::none: return "no fault";
    case Fault::empty: return "empty";
    case Fault::version: return "version";
    case Fault::truncated: return "truncated";
    case Fault::header_length: return "header_length";
    case Fault::payload_length: return "payload_length";
    case Fault::option_overrun: return "option_overrun";
    case Fault::jumbo: return "jumbo";
    case Fault::chain_length: return "chain_length";
  }
  return "fault " + std::to_string(static_cast<unsigned>(fault));
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
  switch (beyond) {
    case wire::Beyond::nothing: return "nothing beyond";
    case wire::Beyond::not_captured: return "not captured";
    case wire::Beyond::later_fragment: return "in a later fragment";
    case wire::Beyond::not_quoted: return "not quoted";
  }
  return "beyond " + std::to_string(static_cast<unsigned>(beyond));
}

}  // namespace sixgate::test
