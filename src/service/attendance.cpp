// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/attendance.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include "kernel/refused.hpp"
#include "report/json.hpp"
#include "service/notify.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

namespace {

std::string refuse(std::string_view why) { return report::JsonObject().text("error", why).line(); }

std::string tell(const Reloaded& reloaded) {
  return report::JsonObject()
      .value("done", reloaded.is_done ? "true" : "false")
      .text("words", reloaded.words)
      .line();
}

/// Whoever may look on, such as what serves metrics, may not for that have a say.
bool may_reload(const Peer& peer) { return peer.user == 0 || peer.user == ::geteuid(); }

}  // namespace

void Attendance::attend(Signals& signals, const Bell& failure) {
  std::array<pollfd, 3> places{
      pollfd{.fd = signals.descriptor(), .events = POLLIN, .revents = 0},
      pollfd{.fd = failure.descriptor(), .events = POLLIN, .revents = 0},
      pollfd{
          .fd = control_ != nullptr ? control_->descriptor() : -1, .events = POLLIN, .revents = 0}};
  read_kernel();
  while (true) {
    if (::poll(places.data(), places.size(), -1) < 1) continue;
    if (places[1].revents != 0) return;
    const auto request = signals.take();
    if (request == Request::stop) return;
    if (request == Request::reload) static_cast<void>(reload_now());
    if (places[2].revents != 0) {
      control_->serve([this](Caller& caller) { attend_to(caller); });
    }
  }
}

Reloaded Attendance::reload_now() {
  notify::reloading();
  read_kernel();
  Reloaded reloaded = reload(gate_, load_);
  read_kernel();
  reloads_.note(reloaded);
  say(reloaded.words);
  notify::ready(reloaded.words);
  return reloaded;
}

std::optional<std::vector<kernel::Counter>> Attendance::read_kernel() {
  try {
    auto counters = kernel::read_counters();
    kernel_verdicts_.follow(counters, gate_.rulebook->configuration().policy());
    return counters;
  } catch (const kernel::Refused&) {  // all else can be told
    return std::nullopt;
  }
}

void Attendance::attend_to(Caller& caller) {
  if (auto request = read_watch_request(caller.request())) {
    let_watch(std::move(*request), caller);
  } else {
    caller.answer(answer(caller));
  }
}

std::string Attendance::answer(const Caller& caller) {
  const std::string& request = caller.request();
  if (request == "status") {
    const auto counters = read_kernel();
    return describe_status(gate_, memory_, reloads_, kernel_verdicts_, counters);
  }
  if (request == "sightings") return gate_.telling.sightings().json();
  if (request != "reload") {
    return refuse("no such request; there are: reload, sightings, status, watch");
  }
  if (!may_reload(caller.peer())) {
    return tell({.words = "sixgate: not reloaded: root and the gate's own user alone may ask\n"});
  }
  say("sixgate: asked to reload by user " + std::to_string(*caller.peer().user) + ", process " +
      std::to_string(caller.peer().process) + "\n");
  return tell(reload_now());
}

void Attendance::let_watch(WatchRequest request, Caller& caller) {
  Audience& audience = gate_.telling.audience();
  if (audience.is_full()) {
    caller.answer(refuse("as many watch already as may"));
  } else {
    audience.let_in(std::move(request), caller.stay());
  }
}

}  // namespace sixgate::service
