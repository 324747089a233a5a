// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/line.hpp"
#include "service/bell.hpp"
#include "service/listener.hpp"
#include "service/losses.hpp"

namespace sixgate::service {

/// What somebody wants to watch: `watch {text|json} {all|dropped} GLOB`, sixgate-control(7).
struct WatchRequest {
  report::Format format = report::Format::text;
  Verdicts verdicts = Verdicts::all;
  std::string reasons;  ///< a pattern of their names. glob(7)
};

/// out  nothing where the line is no such request
[[nodiscard]] std::optional<WatchRequest> read_watch_request(std::string_view line);

/// Those who watch verdicts as they fall. Where he, or the gate, is too slow, each is told how many
/// he may have missed; who is gone is forgotten.
class Audience : public Listener {
 public:
  static constexpr std::size_t most_watchers = 16;
  static constexpr std::size_t most_held = std::size_t{256} << 10;  ///< bytes, of each watcher

  /// want  is called with what all of them together want: now, for nobody, and whenever that may
  ///       have changed; by the thread of the caller
  /// losses         what nobody was told, of which each is told as of what he has missed
  /// accept_losses  the same for those who want all
  Audience(std::function<void(Verdicts)> want, Losses losses, Losses accept_losses)
      : want_(std::move(want)),
        losses_(std::move(losses)),
        accept_losses_(std::move(accept_losses)) {
    tell_wants();
  }

  /// Whether nobody more may be let in. For the thread that lets in.
  [[nodiscard]] bool is_full();

  /// Where is_full() has said that there is room. For one thread.
  ///
  /// socket  that does not block
  void let_in(WatchRequest request, Descriptor socket);

  void hear(const Event& event, const report::Occasion& occasion) override;
  void pass_on(bool is_end) override;

 private:
  struct Watcher {
    WatchRequest request;
    Descriptor socket;
    std::string held;  ///< for him, and not yet sent
    std::uint64_t heard = 0;
    std::uint64_t lost = 0;
    bool is_gone = false;
  };

  static void hold(Watcher& watcher, std::string line);
  static void send_to(Watcher& watcher);
  void tell_wants() const;

  std::function<void(Verdicts)> want_;
  Losses losses_;
  Losses accept_losses_;
  std::mutex mutex_;  ///< of the next one
  std::vector<Watcher> watchers_;
};

}  // namespace sixgate::service
