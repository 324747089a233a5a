// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/audience.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include <sys/socket.h>

#include "service/events.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using policy::Reason;
using report::Format;
using test::accepted;
using test::event;
using test::tells;

const policy::Arrival from_nowhere;
const report::Occasion occasion{.arrival = from_nowhere};

/// Somebody who watches, with the end of the connection that he reads from.
class Watcher {
 public:
  Watcher(Audience& audience, const WatchRequest& request) {
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends_.data()) ==
            0);
    audience.let_in(request, Descriptor(ends_[1]));
  }
  ~Watcher() { leave(); }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  void leave() {
    const int end = std::exchange(ends_[0], -1);
    if (end >= 0) ::close(end);
  }

  /// Says as much as goes, if there is somebody to hear it.
  bool talk() {
    const std::string chatter(4096, '!');
    ssize_t length = 0;
    while ((length = ::send(ends_[0], chatter.data(), chatter.size(), MSG_NOSIGNAL)) > 0) {
    }
    return errno == EAGAIN;
  }

  /// Whole lines that have come since the last time.
  [[nodiscard]] std::vector<std::string> read() {
    std::array<char, 65536> part{};
    for (ssize_t length = 0; (length = ::read(ends_[0], part.data(), part.size())) > 0;) {
      come_.append(part.data(), static_cast<std::size_t>(length));
    }
    const std::size_t end = come_.rfind('\n') + 1;
    const std::string whole = come_.substr(0, end);
    come_.erase(0, end);
    return test::lines_of(whole);
  }

 private:
  std::array<int, 2> ends_{};
  std::string come_;
};

struct Stage {
  Verdicts wanted = Verdicts::none;
  std::uint64_t lost = 0;
  std::uint64_t accepts_lost = 0;
  Audience audience{[this](Verdicts verdicts) { wanted = verdicts; },
                    Losses([this] { return lost; }), Losses([this] { return accepts_lost; })};
};

WatchRequest all_text(const std::string& reasons = "*") {
  return {.format = Format::text, .verdicts = Verdicts::all, .reasons = reasons};
}

TEST_CASE("a request to watch has a format, which verdicts and a pattern, and nothing else") {
  const auto request = read_watch_request("watch json dropped tunnel.*");
  REQUIRE(request);
  CHECK(request->format == Format::json);
  CHECK(request->verdicts == Verdicts::dropped);
  CHECK(request->reasons == "tunnel.*");
  for (const char* const wrong : {"", "watch", "watch json", "watch json all", "watch xml all *",
                                  "watch json some *", "watch json all * more", "status"}) {
    INFO(wrong);
    CHECK_FALSE(read_watch_request(wrong));
  }
}

TEST_CASE("each hears what he has asked for, by his own numbers") {
  Stage stage;
  Watcher everything(stage.audience, all_text());
  Watcher drops(stage.audience,
                {.format = Format::json, .verdicts = Verdicts::dropped, .reasons = "*"});
  Watcher tunnels(stage.audience, all_text("tunnel.*"));
  stage.audience.hear(accepted(1), occasion);
  stage.audience.hear(event(2, Reason::nd_hop_limit), occasion);
  stage.audience.hear(event(3, Reason::tunnel_undeclared), occasion);
  stage.audience.pass_on(false);
  CHECK(everything.read().size() == 3);
  const auto dropped = drops.read();
  REQUIRE(dropped.size() == 2);
  CHECK(tells(dropped[0], R"({"frame":1,)"));
  CHECK(tells(dropped[1], R"("reason":"tunnel.undeclared")"));
  const auto of_tunnels = tunnels.read();
  REQUIRE(of_tunnels.size() == 1);
  CHECK(tells(of_tunnels[0], "     1  drop    tunnel.undeclared"));
}

TEST_CASE("no more is wanted of the gate than those who watch want") {
  Stage stage;
  CHECK(stage.wanted == Verdicts::none);
  Watcher everything(stage.audience, all_text());
  CHECK(stage.wanted == Verdicts::all);
  Watcher drops(stage.audience,
                {.format = Format::json, .verdicts = Verdicts::dropped, .reasons = "*"});
  everything.leave();
  stage.audience.pass_on(false);
  CHECK(stage.wanted == Verdicts::dropped);
  drops.leave();
  stage.audience.pass_on(false);
  CHECK(stage.wanted == Verdicts::none);
}

TEST_CASE("who reads too slowly is told how many he has missed, and the others miss none") {
  Stage stage;
  Watcher slow(stage.audience, all_text());
  Watcher quick(stage.audience, all_text());
  std::size_t read = 0;
  constexpr std::size_t flood = 20'000;
  for (std::size_t i = 0; i < flood; ++i) {
    stage.audience.hear(event(1, Reason::tunnel_undeclared), occasion);
    stage.audience.pass_on(false);
    read += quick.read().size();
  }
  CHECK(read == flood);
  auto lines = slow.read();
  while (!tells(lines.back(), "too fast to be told")) {
    stage.audience.pass_on(false);
    const auto more = slow.read();
    REQUIRE_FALSE(more.empty());
    lines.insert(lines.end(), more.begin(), more.end());
  }
  CHECK(lines.size() - 1 + std::stoul(lines.back()) == flood);
}

TEST_CASE("what came too fast for the gate itself is told to all who watch") {
  Stage stage;
  Watcher drops(stage.audience,
                {.format = Format::json, .verdicts = Verdicts::dropped, .reasons = "*"});
  Watcher everything(stage.audience, all_text());
  stage.lost = 12;
  stage.accepts_lost = 3;
  stage.audience.pass_on(false);
  stage.audience.pass_on(false);
  CHECK(drops.read() == std::vector<std::string>{R"({"lost":12})"});
  CHECK(everything.read() == std::vector<std::string>{"15 more came too fast to be told"});
}

TEST_CASE("who talks instead of watching is let go of, however much he has to say") {
  Stage stage;
  Watcher talking(stage.audience, all_text());
  talking.talk();
  stage.audience.pass_on(false);
  CHECK(stage.wanted == Verdicts::none);
  CHECK_FALSE(talking.talk());
}

TEST_CASE("an audience has its end") {
  Stage stage;
  std::vector<std::unique_ptr<Watcher>> watchers;
  while (!stage.audience.is_full()) {
    watchers.push_back(std::make_unique<Watcher>(stage.audience, all_text()));
  }
  CHECK(watchers.size() == Audience::most_watchers);
  watchers.pop_back();
  stage.audience.pass_on(false);
  CHECK_FALSE(stage.audience.is_full());
}

}  // namespace

}  // namespace sixgate::service
