// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "report/sightings.hpp"
#include "suggest/suggestions.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

/// What is suggested to a site that is made up.
class Suggested {
 public:
  /// configuration  as a file has it
  explicit Suggested(std::string configuration = {}) : configuration_(std::move(configuration)) {}

  /// A link that is up, with the index that the order of the calls gives it, from 1 on.
  Suggested& link(std::string_view name, std::string_view kind = {});

  /// What the last link's driver tells, and whose port it is.
  Suggested& ends(kernel::TunnelEnds ends);
  Suggested& port_of(std::uint32_t master);
  Suggested& down();

  /// Over the last link.
  Suggested& own(std::string_view address);
  Suggested& route(std::string_view prefix, std::string_view gateway = {});

  /// Has a gate see a packet that it dropped on its way from one interface to another.
  Suggested& saw(const Bytes& packet, policy::Reason reason, std::string_view in_name = "wan0",
                 std::string_view out_name = "lan0");

  /// The same on its way into this machine, or out of it.
  Suggested& saw_at(policy::Hook hook, const Bytes& packet, policy::Reason reason);

  /// As the program prints it. Checks that what is offered is a configuration by itself.
  [[nodiscard]] std::string toml() const;

  /// Whether there is anything but remarks.
  [[nodiscard]] bool has_any() const;

 private:
  [[nodiscard]] suggest::Entries entries() const;
  void note(const Bytes& packet, policy::Reason reason, policy::Hook hook, std::string_view in_name,
            std::string_view out_name);

  std::string configuration_;
  suggest::Machine machine_;
  std::shared_ptr<report::Sightings> sightings_ = std::make_shared<report::Sightings>();
  double time_ = 1795716060;  ///< 2026-11-26 18:01 UTC
};

/// A border between `wan0`, which has the default route, and `lan0` with 9.0.0.0/24 and
/// 2600:9::/64.
[[nodiscard]] Suggested border(std::string configuration = {});

/// Whether the text has the lines one behind the other.
[[nodiscard]] bool has_lines(const std::string& text, std::string_view lines);

}  // namespace sixgate::test
