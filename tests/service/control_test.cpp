// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/control.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <poll.h>
#include <unistd.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>

#include "service/local_socket.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

/// A folder that goes with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "sixgate-control-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A gate that answers each request with itself, as long as it lives.
class Gate {
 public:
  explicit Gate(const std::filesystem::path& path)
      : control_(path), thread_([this] { attend(); }) {}
  ~Gate() {
    end_.ring();
    thread_.join();
  }
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

 private:
  void attend() {
    std::array<pollfd, 2> places{
        pollfd{.fd = control_.descriptor(), .events = POLLIN, .revents = 0},
        pollfd{.fd = end_.descriptor(), .events = POLLIN, .revents = 0}};
    while (true) {
      ::poll(places.data(), places.size(), -1);
      if (places[1].revents != 0) return;
      control_.serve([](const Caller& caller) { caller.answer("you said " + caller.request()); });
    }
  }

  Control control_;
  Bell end_;
  std::thread thread_;
};

TEST_CASE("who asks is answered, one after the other") {
  const Folder folder;
  const Gate gate(folder / "new/control");
  CHECK(ask(folder / "new/control", "status", 10s) == "you said status");
  CHECK(ask(folder / "new/control", "reload", 10s) == "you said reload");
}

TEST_CASE("where no gate listens nothing answers") {
  const Folder folder;
  CHECK_FALSE(ask(folder / "control", "status", 10s));
  { const Gate gate(folder / "control"); }
  CHECK_FALSE(std::filesystem::exists(folder / "control"));
}

TEST_CASE("a socket that was left is taken away, one that is listened at is not") {
  const Folder folder;
  const auto path = folder / "control";
  const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  path.string().copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(left, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  ::close(left);
  const Gate gate(path);
  CHECK(ask(path, "status", 10s) == "you said status");
  CHECK_THROWS_WITH(Control(path), Catch::Contains("another gate listens at"));
  CHECK(ask(path, "status", 10s) == "you said status");
}

TEST_CASE("others may not ask") {
  const Folder folder;
  const Gate gate(folder / "control");
  struct stat status {};
  REQUIRE(::stat((folder / "control").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0660);
}

TEST_CASE("many who say nothing keep nobody waiting") {
  const Folder folder;
  const auto path = folder / "control";
  const Gate gate(path);
  std::vector<Descriptor> silent;
  for (std::size_t i = 0; i < 4 * Control::most_silent; ++i) {
    silent.push_back(local_socket::make());
    REQUIRE(local_socket::connect(silent.back(), path, local_socket::Clock::now() + 10s) == 0);
    CHECK(ask(path, "status", 10s) == "you said status");
  }
}

TEST_CASE("who asks too much, or nothing, is told or left, and the next one is answered") {
  const Folder folder;
  const auto path = folder / "control";
  const Gate gate(path);
  CHECK(ask(path, std::string(300, 'x'), 10s) ==
        R"({"error":"a request is one line of at most 256 bytes"})");
  const int silent = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  path.string().copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::connect(silent, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  CHECK(ask(path, "status", 10s) == "you said status");
  ::close(silent);
}

TEST_CASE("a path that is too long, or in a file, is no place for a socket") {
  const Folder folder;
  CHECK_THROWS_AS(Control(folder / std::string(200, 'x').c_str()), std::system_error);
  CHECK_THROWS_AS(Control("/dev/null/control"), std::system_error);
}

}  // namespace

}  // namespace sixgate::service
