// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/problem.hpp"
#include "memory/sizes.hpp"
#include "sixgate/policy/action.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::config {

/// The file that is read where none is named.
inline constexpr std::string_view default_file = "/etc/sixgate/sixgate.toml";

/// Whether the gate may switch connection tracking on for the whole host.
enum class Conntrack : std::uint8_t {
  automatic,  ///< `auto`: used where it already runs, or where something needs it
  on,
  off,
};

constexpr std::string_view name_of(Conntrack conntrack) {
  switch (conntrack) {
    case Conntrack::automatic: return "auto";
    case Conntrack::on: return "on";
    case Conntrack::off: return "off";
  }
  return {};
}

/// [kernel]: what sixgate takes of the kernel it shares.
struct KernelSettings {
  Conntrack conntrack = Conntrack::automatic;
  std::uint32_t mark = 0x10000;    ///< the pending bit; exactly one bit is set
  std::uint16_t first_queue = 40;  ///< NFQUEUE number of the first class; the others follow

  friend bool operator==(const KernelSettings&, const KernelSettings&) = default;
};

/// [report] capture: where the running gate keeps the packets that it drops.
struct CaptureSettings {
  std::string folder{};     ///< empty: they are not kept
  std::uint64_t size = 16;  ///< of a file, MiB
  std::size_t files = 4;    ///< at most

  friend bool operator==(const CaptureSettings&, const CaptureSettings&) = default;
};

/// What the command line says. It wins over the file.
struct Overrides {
  std::optional<policy::Role> role;
  bool monitor = false;
};

/// Where a value was set. The command line option's name stands in `file` where it was that.
struct Origin {
  std::string file;        ///< empty: a default
  std::uint32_t line = 0;  ///< counts from 1; 0 for defaults and options
  std::string profile{};   ///< that says it, named in that line; empty: the line says it itself

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// `FILE:LINE`, `FILE:LINE (profile NAME)`, `--role`, or `default`.
[[nodiscard]] std::string format(const Origin& origin);

/// A valid configuration: everything in force, and where each of it comes from. It owns all that
/// its Policy points to. Only assigning to and destroying a moved-from one is allowed.
class Configuration {
 public:
  Configuration(Configuration&&) noexcept;
  Configuration& operator=(Configuration&&) noexcept;
  Configuration(const Configuration&) = delete;
  Configuration& operator=(const Configuration&) = delete;
  ~Configuration();

  /// Without the broadcast addresses of this machine's networks, which a configuration cannot know.
  /// The Policy and all its spans live where they are until this Configuration, or the one that it
  /// was moved into, is destroyed.
  [[nodiscard]] const policy::Policy& policy() const&;
  const policy::Policy& policy() const&& = delete;

  [[nodiscard]] policy::WhenAbsent when_absent() const;
  [[nodiscard]] const KernelSettings& kernel() const&;
  [[nodiscard]] const memory::Sizes& memory() const&;
  [[nodiscard]] const CaptureSettings& capture() const&;

  /// Interface names of each policy::Zone, in its numbering; `*` at the end stands for any rest.
  [[nodiscard]] const std::array<std::vector<std::string>, policy::all_zones.size()>& zones()
      const&;

  /// That was read; empty: none.
  [[nodiscard]] std::string_view file() const&;

  /// Where the action in force comes from. A profile speaks from where `profiles` names it.
  [[nodiscard]] Origin origin_of(policy::Reason reason) const;

  /// The whole configuration in force as TOML that load() takes and that gives the same policy.
  /// Behind each value a comment says where it comes from; what a profile opens is commented out,
  /// since `profiles` opens it again.
  [[nodiscard]] std::string print() const;

  /// Services, profiles and rules that can never match, because neither [zones] nor [site] inside
  /// tells direction. Nothing is wrong with them; whoever wrote them may want to know.
  [[nodiscard]] std::vector<Problem> idle() const;

 private:
  friend Configuration load(const std::optional<std::filesystem::path>&, const Overrides&);
  friend Configuration load_defaults(const Overrides&);

  struct State;
  explicit Configuration(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// Reads a configuration.
///
/// file   must exist; nothing: default_file if it exists, else every value is its default
/// fails  Invalid with all that is wrong in the file; Unreadable
[[nodiscard]] Configuration load(const std::optional<std::filesystem::path>& file,
                                 const Overrides& overrides);

/// What load() gives for an empty file.
///
/// fails  Invalid where the overrides do not go together
[[nodiscard]] Configuration load_defaults(const Overrides& overrides);

}  // namespace sixgate::config
