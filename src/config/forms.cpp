// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/forms.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <string_view>

#include "sixgate/wire/text.hpp"

namespace sixgate::config {

namespace {

/// Why text is no address, as the end of a sentence.
std::string_view address_fault(std::string_view text) {
  if (text.find(':') != std::string_view::npos) return " is no IPv6 address";
  const bool is_dotted = text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (is_dotted && !text.empty()) {
    return " is no IPv4 address, which is four numbers from 0 to 255 without leading zeros";
  }
  return " is neither an address nor a prefix";
}

/// Why text is no prefix, and what was probably meant.
std::string prefix_fault(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = wire::parse_address(text.substr(0, slash));
  if (!address) return in_quotes(text) + std::string(address_fault(text.substr(0, slash)));
  const std::string_view digits = text.substr(slash + 1);
  unsigned length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const bool is_number = error == std::errc{} && end == digits.data() + digits.size();
  if (!is_number || length > address->width()) {
    const std::string_view family = address->family() == wire::Family::ipv4 ? "IPv4" : "IPv6";
    return in_quotes(text) + ": the length of an " + std::string(family) + " prefix is 0 to " +
           std::to_string(address->width());
  }
  return in_quotes(text) + " has host bits set behind /" + std::to_string(length) +
         ", did you mean " + std::string(wire::format(wire::Prefix(*address, length)).view()) + "?";
}

/// The prefix that the value is; complains where it is none.
std::optional<wire::Prefix> read_prefix(const Value& value, const Complaint& complaint) {
  if (value.type != Value::Type::text) {
    complaint.expected("a prefix or an address", value);
    return std::nullopt;
  }
  const auto prefix = wire::parse_prefix(value.text);
  if (!prefix) complaint.add(value.place, prefix_fault(value.text));
  return prefix;
}

/// Why no interface can have the name; empty where one can. The kernel's limit is 15 bytes.
std::string_view interface_fault(std::string_view pattern) {
  constexpr std::size_t longest = 15;
  const bool is_open = pattern.ends_with('*');
  const std::string_view name = pattern.substr(0, pattern.size() - (is_open ? 1 : 0));
  if (name.empty()) return is_open ? " would be every interface" : " is no interface name";
  if (name.find('*') != std::string_view::npos) return ": * may only stand at the end";
  if (name.size() > longest) return ": interface names have at most 15 bytes";
  for (const char c : name) {
    if (c <= ' ' || c == 0x7f || c == '/' || c == ':' || c == '"' || c == '\\') {
      return " is no interface name";
    }
  }
  return {};
}

}  // namespace

void read_name(const Value& value, std::string& into, const Complaint& complaint) {
  if (value.type != Value::Type::text || value.text.empty()) {
    return complaint.expected("a name", value);
  }
  into = value.text;
}

void read_one_prefix(const Value& value, std::optional<wire::Prefix>& into,
                     const Complaint& complaint) {
  into = read_prefix(value, complaint);
}

void read_prefixes(const Value& value, Prefixes& into, const Complaint& complaint) {
  if (value.type != Value::Type::list) return complaint.expected("a list of prefixes", value);
  for (const Value& item : value.items) {
    if (const auto prefix = read_prefix(item, complaint)) into.add(*prefix, item.place);
  }
}

void read_ends(const Value& value, Prefixes& into, const Complaint& complaint) {
  if (value.type == Value::Type::list && !value.items.empty()) {
    return read_prefixes(value, into, complaint);
  }
  if (value.type == Value::Type::list) {
    return complaint.add(value.place,
                         "an empty list matches nothing; write \"any\" or leave it out");
  }
  if (value.type != Value::Type::text) return complaint.expected("prefixes or \"any\"", value);
  if (value.text == "any") return;
  if (const auto prefix = read_prefix(value, complaint)) into.add(*prefix, value.place);
}

void read_addresses(const Value& value, Addresses& into, const Complaint& complaint) {
  if (value.type != Value::Type::list) return complaint.expected("a list of addresses", value);
  for (const Value& item : value.items) {
    if (item.type != Value::Type::text) {
      complaint.expected("an address", item);
    } else if (const auto address = wire::parse_address(item.text)) {
      into.add(*address, item.place);
    } else if (wire::parse_prefix(item.text)) {
      complaint.add(item.place, in_quotes(item.text) + " is a prefix, not an address");
    } else {
      complaint.add(item.place, in_quotes(item.text) + std::string(address_fault(item.text)));
    }
  }
}

void read_interface(const Value& value, std::string& into, const Complaint& complaint) {
  if (value.type != Value::Type::text) return complaint.expected("an interface name", value);
  if (value.text.ends_with('*')) {
    return complaint.add(value.place, in_quotes(value.text) + ": a tunnel ends in one device");
  }
  const auto fault = value.text.empty() ? std::string_view() : interface_fault(value.text);
  if (!fault.empty()) return complaint.add(value.place, in_quotes(value.text) + std::string(fault));
  into = value.text;
}

void read_interfaces(const Value& value, InterfacePatterns& into, const Complaint& complaint) {
  if (value.type != Value::Type::list) {
    return complaint.expected("a list of interface names", value);
  }
  for (const Value& item : value.items) {
    if (item.type != Value::Type::text) {
      complaint.expected("an interface name", item);
    } else if (const auto fault = interface_fault(item.text); !fault.empty()) {
      complaint.add(item.place, in_quotes(item.text) + std::string(fault));
    } else {
      into.add(item.text, item.place);
    }
  }
}

void read_folder(const Value& value, std::string& into, const Complaint& complaint) {
  if (value.type != Value::Type::text) return complaint.expected("a folder", value);
  const bool is_printable = std::ranges::none_of(
      value.text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
  if (!value.text.empty() && !(value.text.starts_with('/') && is_printable)) {
    return complaint.add(value.place, in_quotes(value.text) +
                                          ": a folder is named by its path from / on, such as "
                                          "\"/var/lib/sixgate/dropped\"");
  }
  into = value.text;
}

void read_mark(const Value& value, std::uint32_t& into, const Complaint& complaint) {
  constexpr std::string_view expected = "an integer with exactly one of its 32 bits set";
  const bool fits = value.type == Value::Type::integer && value.number > 0 &&
                    value.number <= std::numeric_limits<std::uint32_t>::max() &&
                    std::has_single_bit(static_cast<std::uint64_t>(value.number));
  if (!fits) return complaint.expected(expected, value);
  into = static_cast<std::uint32_t>(value.number);
}

std::string write_prefix(const wire::Prefix& prefix) {
  const bool is_address = prefix.length() == prefix.address().width();
  return in_quotes(is_address ? wire::format(prefix.address()) : wire::format(prefix));
}

std::string write_one_prefix(const std::optional<wire::Prefix>& prefix) {
  return prefix ? write_prefix(*prefix) : "";
}

std::string write_address(const wire::Address& address) { return in_quotes(wire::format(address)); }

std::string write_prefixes(const Prefixes& prefixes) {
  return write_list(prefixes.items, write_prefix);
}

std::string write_ends(const Prefixes& ends) {
  return ends.items.empty() ? in_quotes("any") : write_prefixes(ends);
}

std::string write_addresses(const Addresses& addresses) {
  return write_list(addresses.items, write_address);
}

std::string write_interfaces(const InterfacePatterns& patterns) {
  return write_list(patterns.items, in_quotes);
}

std::string write_mark(const std::uint32_t& mark) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), mark, 16).ptr;
  return "0x" + std::string(digits.data(), end);
}

}  // namespace sixgate::config
