// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/asked_gate.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

#include <poll.h>
#include <unistd.h>

#include <system_error>

#include "service/bell.hpp"
#include "service/control.hpp"
#include "support/catch.hpp"

namespace sixgate::command {

namespace {

using Clock = AskedGate::Clock;

/// A place for a control socket, for as long as this lives.
class Place {
 public:
  Place() { REQUIRE(::mkdtemp(folder_.data()) != nullptr); }
  ~Place() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return folder_ + "/control"; }

 private:
  std::string folder_ = std::filesystem::temp_directory_path() / "sixgate.XXXXXX";
};

/// Answers what a gate never would, and counts how often it was asked.
class Answering {
 public:
  explicit Answering(const std::filesystem::path& path)
      : control_(path), thread_([this] { serve(); }) {}
  ~Answering() {
    end_.ring();
    thread_.join();
  }
  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;

  [[nodiscard]] int times_asked() const { return times_asked_; }

 private:
  void serve() {
    std::array<pollfd, 2> places{
        pollfd{.fd = control_.descriptor(), .events = POLLIN, .revents = 0},
        pollfd{.fd = end_.descriptor(), .events = POLLIN, .revents = 0}};
    while (::poll(places.data(), places.size(), -1) > 0 && places[1].revents == 0) {
      control_.serve([this](service::Caller& caller) {
        ++times_asked_;
        caller.answer("{}");
      });
    }
  }

  service::Control control_;
  service::Bell end_;
  std::atomic<int> times_asked_ = 0;
  std::thread thread_;
};

/// What is written to standard error while this lives.
class Said {
 public:
  Said() : before_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~Said() { std::cerr.rdbuf(before_); }
  Said(const Said&) = delete;
  Said& operator=(const Said&) = delete;

  [[nodiscard]] std::string take() {
    std::string said = text_.str();
    text_.str("");
    return said;
  }

 private:
  std::ostringstream text_;
  std::streambuf* before_;
};

TEST_CASE("who asks within a second is told the same, and the gate is not asked again") {
  const Place place;
  const Answering gate(place.path());
  Said said;
  Clock::time_point now;
  AskedGate asked(place.path(), [&now] { return now; });
  const std::string first = asked.describe();
  CHECK(gate.times_asked() == 1);
  now += std::chrono::milliseconds(999);
  CHECK(asked.describe() == first);
  CHECK(gate.times_asked() == 1);
  now += std::chrono::milliseconds(1);
  CHECK(asked.describe() == first);
  CHECK(gate.times_asked() == 2);
}

TEST_CASE("the second counts from when the gate has answered or was given up") {
  const Place place;
  const Answering gate(place.path());
  Said said;
  Clock::time_point now;
  AskedGate asked(place.path(), [&now] { return now += std::chrono::milliseconds(300); });
  static_cast<void>(asked.describe());
  static_cast<void>(asked.describe());
  CHECK(gate.times_asked() == 1);
}

TEST_CASE("that no gate answers is said when that begins, and once a minute") {
  const Place place;
  Said said;
  Clock::time_point now;
  AskedGate asked(place.path(), [&now] { return now; });
  const std::string away = "sixgate: no gate listens at " + place.path().string() + "\n";
  CHECK_THAT(asked.describe(), Catch::Contains("\nsixgate_up 0\n"));
  CHECK(said.take() == away);
  now += std::chrono::seconds(59);
  CHECK_THAT(asked.describe(), Catch::Contains("\nsixgate_up 0\n"));
  CHECK(said.take().empty());
  now += std::chrono::seconds(1);
  static_cast<void>(asked.describe());
  CHECK(said.take() == away);
}

TEST_CASE("another reason for no answer is said at once") {
  const Place place;
  Said said;
  Clock::time_point now;
  AskedGate asked(place.path(), [&now] { return now; });
  static_cast<void>(asked.describe());
  static_cast<void>(said.take());
  const Answering gate(place.path());
  now += std::chrono::seconds(1);
  static_cast<void>(asked.describe());
  CHECK(said.take() ==
        "sixgate: what answers at " + place.path().string() + " is no gate of this version\n");
}

}  // namespace

}  // namespace sixgate::command
