// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/configuration.hpp"
#include "report/sighting.hpp"
#include "sixgate/policy/arrival.hpp"
#include "suggest/machine.hpp"

namespace sixgate::suggest {

/// An interface that [zones] does not name, and why it belongs there.
struct Placed {
  std::string interface;
  std::string why;
};

/// A network of this machine that [site] inside does not hold.
struct Inner {
  wire::Prefix prefix;
  std::string interface;
};

/// The ends of a tunnel, seen from this machine or this site.
struct Ends {
  wire::Address local;
  wire::Address remote;
  bool is_guess = false;  ///< nothing tells which is which
};

/// What is inside here and what is not: by the configuration, and where that is silent by what the
/// machine shows. Both must outlive it.
class Surroundings {
 public:
  Surroundings(const config::Configuration& configuration, const Machine& machine);

  /// By [zones], else as found.
  [[nodiscard]] std::optional<policy::Zone> zone_of(std::string_view interface) const;

  [[nodiscard]] const std::vector<Placed>& found(policy::Zone zone) const {
    return found_[static_cast<std::size_t>(zone)];
  }

  /// Up, with addresses, and of no zone that could be told.
  [[nodiscard]] const std::vector<std::string>& without_zone() const { return without_zone_; }

  [[nodiscard]] const std::vector<Inner>& inner() const { return inner_; }

  /// Whether it is an address of this machine.
  [[nodiscard]] bool is_own(wire::Address address) const;

  /// Which of two addresses is ours, of a packet that went from one to the other there.
  [[nodiscard]] Ends find_ends(wire::Address source, wire::Address destination,
                               const report::Place& place) const;

 private:
  void find_zones();
  void find_inner();
  [[nodiscard]] bool has_outside() const;
  [[nodiscard]] bool is_default_way(const kernel::Link& link) const;
  [[nodiscard]] bool has_address(const kernel::Link& link) const;
  [[nodiscard]] bool is_inside(wire::Address address) const;

  const config::Configuration& configuration_;
  const Machine& machine_;
  std::array<std::vector<Placed>, policy::all_zones.size()> found_;
  std::vector<std::string> without_zone_;
  std::vector<Inner> inner_;
};

/// Whether a route leads to a network that could be somebody's: not to all there is, nor to what
/// every link has.
[[nodiscard]] bool leads_to_network(const kernel::Route& route);

}  // namespace sixgate::suggest
