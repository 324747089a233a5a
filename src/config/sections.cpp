// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/sections.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/checks.hpp"
#include "config/conditions.hpp"
#include "config/forms.hpp"
#include "config/key.hpp"
#include "config/page.hpp"
#include "config/service_keys.hpp"
#include "config/word_lists.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "sixgate/policy/traffic.hpp"

/// The table of sections and keys. Reading, writing and the search for unknown keys all go by it.
namespace sixgate::config {

namespace {

constexpr std::array general_keys{
    key<&General::role, word_form<role_words, policy::Role>>("role"),
    key<&General::mode, word_form<mode_words, policy::Mode>>("mode"),
    key<&General::when_absent, word_form<when_absent_words, policy::WhenAbsent>>("when-absent"),
    key<&General::profiles, profiles_form>("profiles"),
};

constexpr std::array site_keys{
    key<&Site::inside, prefixes_form>("inside"),
};

constexpr std::array zone_keys{
    key<&Zones::inside, interfaces_form>("inside"),
    key<&Zones::outside, interfaces_form>("outside"),
    key<&Zones::vpn, interfaces_form>("vpn"),
    key<&Zones::enforce, word_list_form<zone_words, policy::Zone>>("enforce"),
    key<&Zones::stateless, word_list_form<zone_words, policy::Zone>>("stateless"),
};

constexpr std::array icmpv6_keys{
    key<&Icmpv6::multicast_echo_from, prefixes_form>("multicast-echo-from"),
};

constexpr std::array discovery_keys{
    key<&Discovery::routers, addresses_form>("routers"),
    key<&Discovery::prefixes, prefixes_form>("prefixes"),
    key<&Discovery::router_zones, word_list_form<zone_words, policy::Zone>>("router-zones"),
    key<&Discovery::require_send, word_list_form<zone_words, policy::Zone>>("require-send"),
};

constexpr std::array headers_keys{
    key<&Headers::max_options, integer_form<unsigned, 0, 0xffff>>("max-options"),
    key<&Headers::max_length, integer_form<unsigned, 0, 0xffff>>("max-length"),
};

constexpr std::array mobile_ip_keys{
    key<&MobileIp::types, mobility_types_form>("types"),
};

/// One less than the reader opens: what is deeper must be seen to be dropped.
constexpr std::int64_t most_depth = packet::max_layers - 2;

constexpr std::array tunnels_keys{
    key<&Tunnels::undeclared, word_form<action_words, policy::Action>>("default"),
    key<&Tunnels::max_depth, integer_form<unsigned, 0, most_depth>>("max-depth"),
};

constexpr std::array tunnel_keys{
    key<&Tunnel::name, name_form>("name"),
    key<&Tunnel::kind, word_form<tunnel_kind_words, std::optional<policy::TunnelKind>>>("kind"),
    key<&Tunnel::local, ends_form>("local"),
    key<&Tunnel::remote, ends_form>("remote", lacks_another_kind),
    key<&Tunnel::port, integer_form<std::uint16_t, 0, 0xffff>>("port", lacks_udp),
    key<&Tunnel::inner, prefixes_form>("inner", lacks_another_kind),
    key<&Tunnel::device, interface_form>("device"),
    key<&Tunnel::protect, word_form<protection_words, policy::Protection>>("protect"),
    key<&Tunnel::role, word_form<six_to_four_role_words, policy::SixToFourRole>>("role",
                                                                                 lacks_role),
    key<&Tunnel::broadcast, addresses_form>("broadcast", lacks_6to4),
    key<&Tunnel::relays, prefixes_form>("relays", lacks_router),
    key<&Tunnel::clients, prefixes_form>("clients", lacks_relay),
    key<&Tunnel::anycast, word_form<anycast_words, policy::Anycast>>("anycast", lacks_6to4),
    key<&Tunnel::prefix, prefix_form>("prefix", lacks_6rd),
    key<&Tunnel::ipv4_prefix, prefix_form>("ipv4-prefix", lacks_6rd),
    key<&Tunnel::border_relays, prefixes_form>("border-relays", lacks_6rd),
    key<&Tunnel::prefixes, prefixes_form>("prefixes", lacks_isatap),
    key<&Tunnel::routers, prefixes_form>("routers", lacks_isatap),
    key<&Tunnel::group, prefix_form>("group", lacks_6over4),
};

constexpr std::array teredo_keys{
    key<&Teredo::policy, word_form<teredo_words, TeredoPolicy>>("policy"),
    key<&Teredo::servers, prefixes_form>("servers"),
    key<&Teredo::clients, prefixes_form>("clients"),
};

constexpr Form<std::uint32_t> rate_form = integer_form<std::uint32_t, 0, policy::highest_rate>;

constexpr std::array rates_keys{
    key<&Rates::echo, rate_form>("echo"),
    key<&Rates::errors, rate_form>("errors"),
    key<&Rates::neighbour_discovery, rate_form>("neighbour-discovery"),
    key<&Rates::teredo, rate_form>("teredo"),
    key<&Rates::six_to_four, rate_form>("6to4"),
    key<&Rates::packet_too_big, rate_form>("packet-too-big"),
};

/// The queues of the classes count up from the first; NFQUEUE numbers have 16 bits.
constexpr std::int64_t last_first_queue = 0x10000 - std::int64_t{policy::all_queue_classes.size()};

constexpr std::array kernel_keys{
    key<&Kernel::conntrack, word_form<conntrack_words, Conntrack>>("conntrack"),
    key<&Kernel::mark, mark_form>("mark"),
    key<&Kernel::first_queue, integer_form<std::uint16_t, 0, last_first_queue>>("first-queue"),
};

/// At some hundred bytes an entry, a few GB.
constexpr std::int64_t most_entries = 1 << 24;

constexpr std::array memory_keys{
    key<&Memory::flows, integer_form<std::size_t, 8, most_entries>>("flows"),
    key<&Memory::fragments, integer_form<std::size_t, 8, most_entries>>("fragments"),
    key<&Memory::rates, integer_form<std::size_t, 8, most_entries>>("rates"),
    key<&Memory::teredo_clients, integer_form<std::size_t, 8, most_entries>>("teredo-clients"),
    key<&Memory::teredo_peers, integer_form<std::size_t, 8, most_entries>>("teredo-peers"),
};

/// A TiB, and as many as a folder has without getting slow.
constexpr std::int64_t most_capture_size = 1 << 20;
constexpr std::int64_t most_capture_files = 10000;

constexpr std::array report_keys{
    key<&Reporting::capture, folder_form>("capture"),
    key<&Reporting::capture_size, integer_form<std::uint64_t, 1, most_capture_size>>(
        "capture-size"),
    key<&Reporting::capture_files, integer_form<std::size_t, 1, most_capture_files>>(
        "capture-files"),
};

struct Section {
  std::string_view name;
  void (*read)(const Entry&, Settings&, Report&);
  void (*write)(std::string_view name, const Settings&, Page&);
};

template <typename Keys, typename Struct>
void write_keys(const Keys& keys, const Struct& section, Page& page) {
  for (const auto& key : keys) {
    if (!key.lacks(section).empty()) continue;
    page.line(std::string(key.name), key.write(section), key.mark(section));
  }
}

/// A section that stands once: `[site]`.
template <auto member, const auto& keys>
constexpr Section table(std::string_view name) {
  return {
      .name = name,
      .read =
          [](const Entry& entry, Settings& settings, Report& report) {
            if (!is_table(entry, report)) return;
            read_keys(entry.value, "[" + entry.key + "]", keys, settings.*member, report);
          },
      .write =
          [](std::string_view own_name, const Settings& settings, Page& page) {
            page.begin("[" + std::string(own_name) + "]");
            write_keys(keys, settings.*member, page);
          },
  };
}

/// A section that stands as often as wanted: `[[tunnel]]`.
template <auto member, const auto& keys>
constexpr Section list_of_tables(std::string_view name) {
  return {
      .name = name,
      .read =
          [](const Entry& entry, Settings& settings, Report& report) {
            if (!is_list_of_tables(entry, report)) return;
            for (const Value& item : entry.value.items) {
              auto& section = (settings.*member).emplace_back();
              section.place = item.place;
              read_keys(item, "[[" + entry.key + "]]", keys, section, report);
            }
          },
      .write =
          [](std::string_view own_name, const Settings& settings, Page& page) {
            for (const auto& section : settings.*member) {
              page.begin("[[" + std::string(own_name) + "]]");
              write_keys(keys, section, page);
            }
          },
  };
}

/// [[service]]. What a profile opens is shown, but not for the reader of the page to open twice.
constexpr Section services{
    .name = "service",
    .read = list_of_tables<&Settings::service, service_keys>("service").read,
    .write =
        [](std::string_view name, const Settings& settings, Page& page) {
          for (const Service& service : settings.service) {
            page.comment_out(!service.profile.empty());
            page.begin("[[" + std::string(name) + "]]");
            write_keys(service_keys, service, page);
          }
          page.comment_out(false);
        },
};

/// [actions], whose keys are reasons.
constexpr Section actions{
    .name = "actions",
    .read =
        [](const Entry& entry, Settings& settings, Report& report) {
          if (is_table(entry, report)) read_actions(entry.value, settings, report);
        },
    .write =
        [](std::string_view name, const Settings& settings, Page& page) {
          page.begin("[" + std::string(name) + "]");
          for (const auto& row : policy::catalogue) {
            if (!row.defaults) continue;
            const auto& action = settings.actions[policy::index_of(row.reason)];
            page.line(in_quotes(row.name), write_word(action_words, action.value), action.mark,
                      true);
          }
        },
};

constexpr std::array sections{
    table<&Settings::site, site_keys>("site"),
    table<&Settings::zones, zone_keys>("zones"),
    actions,
    table<&Settings::icmpv6, icmpv6_keys>("icmpv6"),
    table<&Settings::nd, discovery_keys>("nd"),
    table<&Settings::headers, headers_keys>("headers"),
    table<&Settings::mobile_ip, mobile_ip_keys>("mobile-ip"),
    table<&Settings::tunnels, tunnels_keys>("tunnels"),
    list_of_tables<&Settings::tunnel, tunnel_keys>("tunnel"),
    table<&Settings::teredo, teredo_keys>("teredo"),
    table<&Settings::rates, rates_keys>("rates"),
    services,
    table<&Settings::kernel, kernel_keys>("kernel"),
    table<&Settings::memory, memory_keys>("memory"),
    table<&Settings::report, report_keys>("report"),
};

}  // namespace

void read_sections(const Value& top, Settings& settings, Report& report) {
  Value general;
  for (const Entry& entry : top.entries) {
    const auto section = std::ranges::find(sections, entry.key, &Section::name);
    if (section == sections.end()) {
      general.entries.push_back(entry);
    } else {
      section->read(entry, settings, report);
    }
  }
  std::vector<std::string> section_names;
  for (const Section& section : sections) section_names.emplace_back(section.name);
  read_keys(general, "", general_keys, settings.general, report, section_names);
}

std::string write_sections(const Settings& settings) {
  Page page(settings);
  write_keys(general_keys, settings.general, page);
  for (const Section& section : sections) section.write(section.name, settings, page);
  return page.text();
}

}  // namespace sixgate::config
