// SPDX-License-Identifier: GPL-2.0-or-later
// ICMP over IPv4: RFC 792, RFC 1191, RFC 1812, RFC 6633, RFC 6918; and options: RFC 7126.
#include <array>
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");
constexpr Expected error_passes = accept("icmpv4.error-passes");

PacketBuilder error(std::uint8_t type, std::uint8_t code, std::uint32_t word = 0) {
  return inward4().icmpv4_error(type, code, word);
}

Rows errors() {
  Rows rows;
  for (unsigned code = 0; code <= 15; ++code) {
    rows.push_back({"RFC 1812 5.2.7.1: destination unreachable, code " + std::to_string(code),
                    error(3, static_cast<std::uint8_t>(code), code == 4 ? 1400 : 0), error_passes});
  }
  add(rows,
      {
          {"RFC 1191 3: an MTU of 68", error(3, 4, 68), error_passes},
          {"RFC 1191 3: an MTU of 67", error(3, 4, 67), note("icmpv4.mtu")},
          {"RFC 1191 3: an MTU of 1", error(3, 4, 1), note("icmpv4.mtu")},
          {"RFC 1191 3: no MTU, of an old router", error(3, 4, 0), error_passes},
          {"RFC 792: time exceeded on its way", error(11, 0), error_passes},
          {"RFC 792: time exceeded in reassembly", error(11, 1), error_passes},
          {"RFC 792: a parameter problem", error(12, 0, 0x08000000), accept("icmpv4.error-passes")},
          {"RFC 6633 1: source quench", error(4, 0), note("icmpv4.type-deprecated")},
      });
  return everywhere(rows);
}

Rows deprecated_types() {
  Rows rows;
  for (const unsigned type :
       {6U, 15U, 16U, 17U, 18U, 30U, 31U, 32U, 33U, 34U, 35U, 36U, 37U, 38U, 39U}) {
    rows.push_back({"RFC 6918 3: type " + std::to_string(type),
                    inward4().icmpv4(static_cast<std::uint8_t>(type)).payload(8),
                    note("icmpv4.type-deprecated")});
  }
  return everywhere(rows);
}

Rows messages() {
  const auto ping = [](std::string_view to) { return ipv4(outside4, to).icmpv4(8); };
  Rows rows = everywhere({
      {"RFC 792: an echo request", inward4().icmpv4(8), native},
      {"RFC 792: an echo reply", inward4().icmpv4(0), native},
      {"whitepaper 3.1: an echo request to a group", ping("224.0.0.1"),
       drop("icmpv4.echo-multicast")},
      {"whitepaper 3.1: an echo request to another group", ping("239.255.255.250"),
       drop("icmpv4.echo-multicast")},
      {"whitepaper 3.1: an echo request to everybody", ping("255.255.255.255"),
       drop("icmpv4.echo-multicast")},
      {"RFC 8335 2: an extended echo request", inward4().icmpv4(42), native},
  });
  add(rows, {
                {"whitepaper 3.1: who diagnoses may ping groups over IPv4",
                 ipv4(inside4, "224.0.0.1").icmpv4(8), native, at::diagnosis},
                {"whitepaper 3.1: and nobody else over IPv4", ping("224.0.0.1"),
                 drop("icmpv4.echo-multicast"), at::diagnosis},
            });
  for (const unsigned type : {5U, 9U, 10U}) {
    const Bytes packet = inward4().icmpv4(static_cast<std::uint8_t>(type)).payload(20);
    const std::string name = "RFC 1812 5.2.7.2: type " + std::to_string(type);
    rows.push_back(
        {name + ", routed", packet, note("icmpv4.link-type-routed"), at::border, routed});
    rows.push_back({name + ", bridged", packet, native, at::border, bridged});
    rows.push_back({name + ", to us", packet, native, at::border, to_us});
    rows.push_back({name + ", to a host", packet, native, at::host, to_us});
  }
  for (const unsigned type : {13U, 14U}) {
    const Bytes packet = inward4().icmpv4(static_cast<std::uint8_t>(type)).payload(12);
    const std::string name = "RFC 1812 4.3.3.8: type " + std::to_string(type);
    rows.push_back({name + ", from outside", packet, note("icmpv4.timestamp"), at::prefixes});
    rows.push_back({name + ", inward", packet, note("icmpv4.timestamp"), at::zones, inward});
    rows.push_back({name + ", within the site", packet, native, at::zones, across});
    rows.push_back({name + ", to us", packet, native, at::zones, to_us_from_outside});
  }
  return rows;
}

/// Section 4 of RFC 7126: what becomes of each option.
struct Option {
  std::uint8_t type;
  std::uint8_t length;  ///< of the whole, bytes
  const char* section;
  const char* name;
  Expected expected;
};

constexpr std::array options{
    Option{131, 7, "4.3", "loose source route", note("ipv4.source-route")},
    Option{137, 7, "4.4", "strict source route", note("ipv4.source-route")},
    Option{7, 7, "4.5", "record route", note("ipv4.option-deprecated")},
    Option{136, 4, "4.6", "stream identifier", note("ipv4.option-deprecated")},
    Option{68, 8, "4.7", "timestamp", note("ipv4.option-deprecated")},
    Option{148, 4, "4.8", "router alert", native},
    Option{11, 4, "4.9", "probe MTU", note("ipv4.option-deprecated")},
    Option{12, 4, "4.10", "reply MTU", note("ipv4.option-deprecated")},
    Option{82, 12, "4.11", "traceroute", note("ipv4.option-deprecated")},
    Option{130, 11, "4.12", "basic security", native},
    Option{133, 4, "4.13", "extended security", native},
    Option{134, 8, "4.14", "commercial security", native},
    Option{142, 4, "4.15", "VISA", note("ipv4.option-deprecated")},
    Option{145, 4, "4.16", "extended internet protocol", note("ipv4.option-deprecated")},
    Option{147, 10, "4.17", "address extension", note("ipv4.option-deprecated")},
    Option{149, 4, "4.18", "sender directed delivery", note("ipv4.option-deprecated")},
    Option{151, 4, "4.19", "dynamic packet state", note("ipv4.option-deprecated")},
    Option{152, 4, "4.20", "upstream multicast", note("ipv4.option-deprecated")},
    Option{25, 8, "4.21", "quick start", native},
    Option{30, 4, "4.22", "experiment", note("ipv4.option-experiment")},
    Option{94, 4, "4.22", "experiment", note("ipv4.option-experiment")},
    Option{158, 4, "4.22", "experiment", note("ipv4.option-experiment")},
    Option{222, 4, "4.22", "experiment", note("ipv4.option-experiment")},
};

/// The option with a pointer behind its length, filled up to a whole word.
Bytes bytes_of(const Option& option) {
  Bytes bytes{option.type, option.length, 4};
  bytes.resize(option.length);
  bytes.resize((bytes.size() + 3U) / 4 * 4);
  return bytes;
}

}  // namespace

Rows icmpv4_rows() {
  Rows rows = errors();
  add(rows, deprecated_types());
  add(rows, messages());
  return rows;
}

Rows ipv4_option_rows() {
  Rows rows;
  for (const Option& option : options) {
    rows.push_back({std::string("RFC 7126 ") + option.section + ": option " +
                        std::to_string(option.type) + ", " + option.name,
                    inward4().ipv4_options(bytes_of(option)).tcp(443), option.expected});
  }
  rows.push_back({"RFC 7126 4.1: end of options and no operation",
                  inward4().ipv4_options({1, 1, 1, 0}).tcp(443), native});
  rows.push_back({"RFC 3376 4: IGMP's router alert",
                  ipv4(inside4, "224.0.0.22").ipv4_options({148, 4, 0, 0}).protocol(2, Bytes(8, 0)),
                  accept()});
  return everywhere(rows);
}

}  // namespace sixgate::test::conformance
