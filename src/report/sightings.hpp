// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "engine/judge.hpp"
#include "report/seen_table.hpp"
#include "report/sighting.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::report {

/// Gathers, of the verdicts that are told, what a configuration would have to declare for them to
/// be others. One thread notes, another asks; neither is one that decides.
class Sightings {
 public:
  static constexpr std::size_t most_tunnels = 256;
  static constexpr std::size_t most_services = 256;
  static constexpr std::size_t most_sources = 128;

  /// Takes in one verdict; those that have nothing to declare are left aside.
  ///
  /// in_name, out_name  of the interfaces; empty where there is none
  /// mode               in which it was decided
  /// time               seconds since 1970
  void note(const engine::Judgement& judgement, const policy::Arrival& arrival,
            std::string_view in_name, std::string_view out_name, policy::Mode mode, double time);

  /// All that is kept, one JSON object on one line without its break; sixgate-control(7).
  [[nodiscard]] std::string json() const;

 private:
  /// A verdict on its way into the tables.
  struct News;

  void note_tunnels(const News& news, std::size_t depth, policy::Reason reason);
  void note_tunnel(const News& news, const packet::Layer& layer, const packet::Layer* inner,
                   policy::Reason reason);
  void note_service(const News& news, policy::Reason reason);
  bool note_answer(const packet::Layer& layer);
  void note_source(const News& news, std::size_t depth, policy::Reason reason);

  mutable std::mutex mutex_;
  SeenTable<SeenTunnel, most_tunnels> tunnels_;
  SeenTable<SeenService, most_services> services_;
  SeenTable<SeenSource, most_sources> sources_;
};

}  // namespace sixgate::report
