// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/attendance.hpp"

#include <array>

#include <poll.h>

#include "report/json.hpp"
#include "service/notify.hpp"
#include "service/outlet.hpp"

namespace sixgate::service {

void Attendance::attend(Signals& signals, const Bell& failure) {
  std::array<pollfd, 3> places{
      pollfd{.fd = signals.descriptor(), .events = POLLIN, .revents = 0},
      pollfd{.fd = failure.descriptor(), .events = POLLIN, .revents = 0},
      pollfd{
          .fd = control_ != nullptr ? control_->descriptor() : -1, .events = POLLIN, .revents = 0}};
  while (true) {
    if (::poll(places.data(), places.size(), -1) < 1) continue;
    if (places[1].revents != 0) return;
    const auto request = signals.take();
    if (request == Request::stop) return;
    if (request == Request::reload) static_cast<void>(reload_now());
    if (places[2].revents != 0) {
      control_->serve([this](std::string_view line) { return answer(line); });
    }
  }
}

Reloaded Attendance::reload_now() {
  notify::reloading();
  Reloaded reloaded = reload(gate_, load_);
  reloads_.note(reloaded);
  say(reloaded.words);
  notify::ready(reloaded.words);
  return reloaded;
}

std::string Attendance::answer(std::string_view request) {
  if (request == "status") return describe_status(gate_, memory_, reloads_);
  report::JsonObject object;
  if (request == "reload") {
    const Reloaded reloaded = reload_now();
    object.value("done", reloaded.is_done ? "true" : "false").text("words", reloaded.words);
  } else {
    object.text("error", "no such request; there are: reload, status");
  }
  return object.line();
}

}  // namespace sixgate::service
