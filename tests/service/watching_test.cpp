// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watching.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <poll.h>
#include <unistd.h>

#include <sys/socket.h>
#include <system_error>

#include "service/control.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

/// A gate that one may watch, who has come to it; and the folder that its socket is in.
class Watched {
 public:
  Watched() : folder_(make_folder()), control_(folder_ / "control") {
    auto caller = std::async(std::launch::async, [this] {
      return std::make_unique<Watching>(folder_ / "control", "watch text all *");
    });
    pollfd place{.fd = control_.descriptor(), .events = POLLIN, .revents = 0};
    while (!socket_) {
      ::poll(&place, 1, -1);
      control_.serve([this](Caller& who) {
        request = who.request();
        socket_.emplace(who.stay());
      });
    }
    watching = caller.get();
  }
  ~Watched() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  void say(std::string_view text) const {
    REQUIRE(::send(socket_->number(), text.data(), text.size(), 0) ==
            static_cast<ssize_t>(text.size()));
  }
  void end() { socket_.reset(); }

  std::string request;
  std::unique_ptr<Watching> watching;

 private:
  static std::filesystem::path make_folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "sixgate-watching-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    return name;
  }

  std::filesystem::path folder_;
  Control control_;
  std::optional<Descriptor> socket_;
};

TEST_CASE(
    "lines come whole, however they were sent, and what has come before the end is not lost") {
  Watched gate;
  CHECK(gate.request == "watch text all *");
  gate.say("one\ntw");
  CHECK(gate.watching->next(10s) == "one");
  CHECK_FALSE(gate.watching->next(0ms));
  CHECK_FALSE(gate.watching->is_over());
  gate.say("o\nthree\n");
  CHECK(gate.watching->next(0ms) == "two");
  gate.end();
  CHECK(gate.watching->next(10s) == "three");
  CHECK_FALSE(gate.watching->next(10s));
  CHECK(gate.watching->is_over());
}

TEST_CASE("where no gate listens there is nothing to watch") {
  CHECK_THROWS_AS(Watching("/nowhere/control", "watch text all *"), std::system_error);
}

}  // namespace

}  // namespace sixgate::service
