// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/serve_page.hpp"

#include <array>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "command/listen_address.hpp"
#include "support/catch.hpp"

namespace sixgate::command {

namespace {

/// A server of one page, which says how often it was made, for as long as it lives.
class Serving {
 public:
  Serving()
      : listener_(listen_at({.host = "127.0.0.1", .port = 0})), thread_([this] {
          serve_page(listener_,
                     {.path = "/page",
                      .type = "text/x-page",
                      .make = [this] { return "made " + std::to_string(++made_) + "\n"; }},
                     end_.descriptor());
        }) {}
  ~Serving() {
    end_.ring();
    thread_.join();
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  [[nodiscard]] service::Descriptor connect() const {
    service::Descriptor socket(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port_of(listener_));
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket.number(), reinterpret_cast<sockaddr*>(&place), sizeof place) == 0);
    return socket;
  }

  /// All that comes back, until the server closes.
  [[nodiscard]] std::string answer_to(const std::string& request) const {
    const service::Descriptor socket = connect();
    REQUIRE(::send(socket.number(), request.data(), request.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(request.size()));
    std::string answer;
    std::array<char, 4096> part{};
    for (ssize_t length = 1; length > 0;) {
      length = ::recv(socket.number(), part.data(), part.size(), 0);
      if (length > 0) answer.append(part.data(), static_cast<std::size_t>(length));
    }
    return answer;
  }

 private:
  int made_ = 0;
  service::Descriptor listener_;
  service::Bell end_;
  std::thread thread_;
};

TEST_CASE("the page is made anew for whoever gets it") {
  const Serving serving;
  const std::string first = serving.answer_to("GET /page HTTP/1.1\r\nHost: here\r\n\r\n");
  CHECK(first.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK_THAT(first, Catch::Contains("Content-Type: text/x-page\r\n") &&
                        Catch::Contains("Content-Length: 7\r\n"));
  CHECK(first.ends_with("\r\n\r\nmade 1\n"));
  CHECK(serving.answer_to("GET /page HTTP/1.0\r\n\r\n").ends_with("\r\n\r\nmade 2\n"));
}

TEST_CASE("HEAD is told of a page and does not get it") {
  const Serving serving;
  const std::string answer = serving.answer_to("HEAD /page HTTP/1.1\r\nHost: here\r\n\r\n");
  CHECK_THAT(answer, Catch::Contains("Content-Length: 7\r\n"));
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("other pages are not there, and nothing else can be done") {
  const Serving serving;
  CHECK(serving.answer_to("GET / HTTP/1.1\r\nHost: here\r\n\r\n").starts_with("HTTP/1.1 404 "));
  CHECK(serving.answer_to("GET /page/../x HTTP/1.1\r\nHost: here\r\n\r\n")
            .starts_with("HTTP/1.1 404 "));
  CHECK_THAT(serving.answer_to("DELETE /page HTTP/1.1\r\nHost: here\r\n\r\n"),
             Catch::StartsWith("HTTP/1.1 405 ") && Catch::Contains("Allow: GET, HEAD\r\n"));
}

TEST_CASE("what is no HTTP, and a header without end, are left without an answer") {
  const Serving serving;
  CHECK(serving.answer_to("\x16\x03\x01\r\n\r\n").empty());
  CHECK(serving.answer_to("GET /page HTTP/1.1\r\nX: " + std::string(10000, 'x')).empty());
  CHECK(serving.answer_to("GET /page HTTP/1.0\r\n\r\n").ends_with("made 1\n"));
}

TEST_CASE("who connects and says nothing keeps nobody from being answered") {
  const Serving serving;
  std::vector<service::Descriptor> silent;
  for (int i = 0; i < 15; ++i) silent.push_back(serving.connect());
  CHECK(serving.answer_to("GET /page HTTP/1.0\r\n\r\n").ends_with("made 1\n"));
}

TEST_CASE("a server that ends leaves those who are connected") {
  std::vector<service::Descriptor> silent;
  {
    const Serving serving;
    silent.push_back(serving.connect());
  }
  char byte = 0;
  CHECK(::recv(silent.front().number(), &byte, 1, 0) <= 0);
}

}  // namespace

}  // namespace sixgate::command
