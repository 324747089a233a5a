// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "config/form.hpp"
#include "config/settings.hpp"
#include "sixgate/packet/mobility_types.hpp"

namespace sixgate::config {

void read_name(const Value& value, std::string& into, const Complaint& complaint);
void read_one_prefix(const Value& value, std::optional<wire::Prefix>& into,
                     const Complaint& complaint);
void read_prefixes(const Value& value, Prefixes& into, const Complaint& complaint);
void read_ends(const Value& value, Prefixes& into, const Complaint& complaint);
void read_addresses(const Value& value, Addresses& into, const Complaint& complaint);
void read_interface(const Value& value, std::string& into, const Complaint& complaint);
void read_interfaces(const Value& value, InterfacePatterns& into, const Complaint& complaint);
void read_folder(const Value& value, std::string& into, const Complaint& complaint);
void read_mark(const Value& value, std::uint32_t& into, const Complaint& complaint);
void read_protocol(const Value& value, std::optional<packet::Protocol>& into,
                   const Complaint& complaint);
void read_ports(const Value& value, std::vector<policy::PortRange>& into,
                const Complaint& complaint);
void read_mobility_types(const Value& value, std::vector<packet::MobilityType>& into,
                         const Complaint& complaint);
void read_side(const Value& value, ServiceSide& into, const Complaint& complaint);
void read_group(const Value& value, UserGroup& into, const Complaint& complaint);
void read_profiles(const Value& value, ProfileNames& into, const Complaint& complaint);

std::string write_prefix(const wire::Prefix& prefix);
std::string write_one_prefix(const std::optional<wire::Prefix>& prefix);
std::string write_address(const wire::Address& address);
std::string write_prefixes(const Prefixes& prefixes);
std::string write_ends(const Prefixes& ends);
std::string write_addresses(const Addresses& addresses);
std::string write_interfaces(const InterfacePatterns& patterns);
std::string write_mark(const std::uint32_t& mark);
std::string write_protocol(const std::optional<packet::Protocol>& protocol);
std::string write_ports(const std::vector<policy::PortRange>& ports);
std::string write_mobility_types(const std::vector<packet::MobilityType>& types);
std::string write_side(const ServiceSide& side);
std::string write_group(const UserGroup& group);
std::string write_profiles(const ProfileNames& profiles);

/// Text that is not empty.
inline constexpr Form<std::string> name_form{
    read_name, [](const std::string& name) { return in_quotes(name); }};

/// A prefix or an address.
inline constexpr Form<std::optional<wire::Prefix>> prefix_form{read_one_prefix, write_one_prefix};

/// A list of prefixes or addresses, perhaps empty.
inline constexpr Form<Prefixes> prefixes_form{read_prefixes, write_prefixes};

/// Prefixes or addresses, one or a list of some, or `"any"`, which is the empty list here.
inline constexpr Form<Prefixes> ends_form{read_ends, write_ends};

/// A list of addresses, perhaps empty.
inline constexpr Form<Addresses> addresses_form{read_addresses, write_addresses};

/// The name of one interface, or `""`: of none.
inline constexpr Form<std::string> interface_form{
    read_interface, [](const std::string& name) { return in_quotes(name); }};

/// A folder by its path from / on, or `""`: none.
inline constexpr Form<std::string> folder_form{
    read_folder, [](const std::string& path) { return in_quotes(path); }};

/// A list of interface names, each perhaps with `*` at its end.
inline constexpr Form<InterfacePatterns> interfaces_form{read_interfaces, write_interfaces};

/// A packet mark of one bit.
inline constexpr Form<std::uint32_t> mark_form{read_mark, write_mark};

/// A protocol by name or number, or `"any"`.
inline constexpr Form<std::optional<packet::Protocol>> protocol_form{read_protocol, write_protocol};

/// A list of ports and `"first-last"` ranges, or `"any"`, which is the empty list here.
inline constexpr Form<std::vector<policy::PortRange>> ports_form{read_ports, write_ports};

/// A list of mobility message types, each by name or number.
inline constexpr Form<std::vector<packet::MobilityType>> mobility_types_form{read_mobility_types,
                                                                             write_mobility_types};

/// A zone, or what ends_form takes.
inline constexpr Form<ServiceSide> side_form{read_side, write_side};

/// A user group of this machine by name, or `"any"`.
inline constexpr Form<UserGroup> group_form{read_group, write_group};

/// A list of profiles; one that is named twice is there once.
inline constexpr Form<ProfileNames> profiles_form{read_profiles, write_profiles};

}  // namespace sixgate::config
