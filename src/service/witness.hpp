// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/sightings.hpp"
#include "service/listener.hpp"

namespace sixgate::service {

/// Gathers what the configuration would have to declare, from whatever is told.
class Witness : public Listener {
 public:
  void hear(const Event& event, const report::Occasion& occasion) override {
    if (!is_among(Verdicts::dropped, event)) return;
    sightings_.note(event.judgement, event.arrival, occasion.in_name, occasion.out_name, event.mode,
                    event.time);
  }

  void pass_on(bool /*is_end*/) override {}

  [[nodiscard]] const report::Sightings& sightings() const { return sightings_; }

 private:
  report::Sightings sightings_;
};

}  // namespace sixgate::service
