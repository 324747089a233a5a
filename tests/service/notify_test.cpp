// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/notify.hpp"

#include <array>
#include <cstdlib>
#include <string>

#include <unistd.h>

#include <sys/socket.h>
#include <sys/un.h>

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

/// Hears as long as it lives what a service manager is told.
class ServiceManager {
 public:
  ServiceManager() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    // A name of its own that the kernel chooses.
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    socklen_t length = sizeof(sa_family_t);
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), length) == 0);
    length = sizeof address;
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length) == 0);
    const std::string name(address.sun_path + 1, length - sizeof(sa_family_t) - 1);
    ::setenv("NOTIFY_SOCKET", ("@" + name).c_str(), 1);
  }
  ~ServiceManager() {
    ::close(socket_);
    for (const char* const name : {"NOTIFY_SOCKET", "WATCHDOG_USEC"}) ::unsetenv(name);
  }
  ServiceManager(const ServiceManager&) = delete;
  ServiceManager& operator=(const ServiceManager&) = delete;

  /// The next message; empty where there is none.
  [[nodiscard]] std::string hear() const {
    std::array<char, 512> message{};
    const ssize_t length = ::recv(socket_, message.data(), message.size(), 0);
    return length > 0 ? std::string(message.data(), static_cast<std::size_t>(length)) : "";
  }

 private:
  int socket_;
};

TEST_CASE("the service manager hears what becomes of the gate") {
  const ServiceManager manager;
  notify::ready("judging:\nrole border");
  CHECK(manager.hear() == "READY=1\nSTATUS=judging: role border");
  notify::reloading();
  CHECK(manager.hear().starts_with("RELOADING=1\nMONOTONIC_USEC="));
  notify::well();
  CHECK(manager.hear() == "WATCHDOG=1");
  notify::stopping();
  CHECK(manager.hear() == "STOPPING=1");
  CHECK(manager.hear().empty());
}

TEST_CASE("it says itself how long it waits to hear that all is well") {
  const ServiceManager manager;
  CHECK(notify::watchdog_time() == 0s);
  ::setenv("WATCHDOG_USEC", "10000000", 1);
  CHECK(notify::watchdog_time() == 10s);
}

TEST_CASE("where there is none, nothing happens") {
  notify::ready("judging");
  notify::well();
  CHECK(notify::watchdog_time() == 0s);
}

}  // namespace

}  // namespace sixgate::service
