// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/audience.hpp"

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <utility>

#include <fnmatch.h>

#include <sys/socket.h>

namespace sixgate::service {

namespace {

/// Nobody who watches has more to say: who closes the connection is gone, and so is who goes on.
bool has_left(const Descriptor& socket) {
  char said = 0;
  const ssize_t length = ::recv(socket.number(), &said, sizeof said, MSG_DONTWAIT);
  return length >= 0 || (errno != EAGAIN && errno != EINTR);
}

}  // namespace

std::optional<WatchRequest> read_watch_request(std::string_view line) {
  std::istringstream words{std::string(line)};
  std::string verb;
  std::string format;
  std::string verdicts;
  std::string reasons;
  std::string rest;
  if (!(words >> verb >> format >> verdicts >> reasons) || words >> rest || verb != "watch") {
    return std::nullopt;
  }
  if (format != "json" && format != "text") return std::nullopt;
  if (verdicts != "all" && verdicts != "dropped") return std::nullopt;
  return WatchRequest{.format = format == "json" ? report::Format::json : report::Format::text,
                      .verdicts = verdicts == "all" ? Verdicts::all : Verdicts::dropped,
                      .reasons = reasons};
}

bool Audience::is_full() {
  const std::scoped_lock lock(mutex_);
  return watchers_.size() == most_watchers;
}

void Audience::let_in(WatchRequest request, Descriptor socket) {
  const std::scoped_lock lock(mutex_);
  watchers_.push_back({.request = std::move(request), .socket = std::move(socket), .held = {}});
  tell_wants();
}

void Audience::hear(const Event& event, const report::Occasion& occasion) {
  const std::scoped_lock lock(mutex_);
  const std::string reason(policy::name_of(subject_of(event)));
  for (Watcher& watcher : watchers_) {
    const WatchRequest& request = watcher.request;
    if (!is_among(request.verdicts, event)) continue;
    if (::fnmatch(request.reasons.c_str(), reason.c_str(), 0) != 0) continue;
    const report::Occasion own = occasion.numbered(++watcher.heard);
    hold(watcher, report::line(own, event.judgement, event.mode, request.format));
  }
}

void Audience::pass_on(bool is_end) {
  const std::scoped_lock lock(mutex_);
  const std::uint64_t lost = losses_.take_new();
  const std::uint64_t accepts_lost = accept_losses_.take_new();
  for (Watcher& watcher : watchers_) {
    watcher.lost += lost;
    if (watcher.request.verdicts == Verdicts::all) watcher.lost += accepts_lost;
    send_to(watcher);
  }
  const auto gone =
      std::erase_if(watchers_, [](const Watcher& watcher) { return watcher.is_gone; });
  if (gone > 0) tell_wants();
  if (is_end) watchers_.clear();
}

void Audience::hold(Watcher& watcher, std::string line) {
  if (watcher.held.size() + line.size() + 1 > most_held) {
    ++watcher.lost;
    return;
  }
  watcher.held.append(line).append("\n");
}

void Audience::send_to(Watcher& watcher) {
  if (watcher.lost > 0 && watcher.held.size() < most_held / 2) {
    hold(watcher,
         report::line(report::Untold{std::exchange(watcher.lost, 0)}, watcher.request.format));
  }
  while (!watcher.held.empty()) {
    const ssize_t length = ::send(watcher.socket.number(), watcher.held.data(), watcher.held.size(),
                                  MSG_NOSIGNAL | MSG_DONTWAIT);
    if (length <= 0) break;
    watcher.held.erase(0, static_cast<std::size_t>(length));
  }
  watcher.is_gone = has_left(watcher.socket);
}

void Audience::tell_wants() const {
  Verdicts all = Verdicts::none;
  for (const Watcher& watcher : watchers_) all = std::max(all, watcher.request.verdicts);
  want_(all);
}

}  // namespace sixgate::service
