// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/serve_page.hpp"

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>

#include <fcntl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <sys/socket.h>
#include <system_error>

namespace sixgate::command {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using Tcp = asio::ip::tcp;

constexpr std::chrono::seconds patience{10};
constexpr std::size_t most_sessions = 16;
constexpr std::chrono::milliseconds recovery{100};  // of a machine that has no descriptor left
constexpr std::uint32_t longest_header = 8192;      // bytes

/// One connection, for as long as something is to happen on it.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Tcp::socket socket, const Page& page, std::size_t& sessions)
      : stream_(std::move(socket)), page_(page), sessions_(sessions) {
    ++sessions_;
    request_.header_limit(longest_header);
  }
  ~Session() { --sessions_; }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void begin() {
    stream_.expires_after(patience);
    http::async_read(stream_, buffer_, request_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->answer();
                     });
  }

 private:
  void answer() {
    fill(request_.get());
    stream_.expires_after(patience);
    http::async_write(stream_, response_,
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (!error)
                          self->stream_.socket().shutdown(Tcp::socket::shutdown_send, error);
                      });
  }

  void fill(const http::request<http::empty_body>& request) {
    const bool is_head = request.method() == http::verb::head;
    std::string text;
    response_.version(request.version());
    response_.keep_alive(false);
    response_.set(http::field::content_type, "text/plain; charset=utf-8");
    if (!is_head && request.method() != http::verb::get) {
      response_.result(http::status::method_not_allowed);
      response_.set(http::field::allow, "GET, HEAD");
      text = "this is only to be read\n";
    } else if (request.target() != page_.path) {
      response_.result(http::status::not_found);
      text = "there is only " + page_.path + "\n";
    } else {
      response_.result(http::status::ok);
      response_.set(http::field::content_type, page_.type);
      text = page_.make();
    }
    response_.content_length(text.size());
    if (!is_head) response_.body() = std::move(text);
  }

  beast::tcp_stream stream_;
  const Page& page_;
  std::size_t& sessions_;
  beast::flat_buffer buffer_;
  http::request_parser<http::empty_body> request_;
  http::response<http::string_body> response_;
};

/// Takes who comes.
class Server {
 public:
  Server(asio::io_context& context, Tcp family, int listener, const Page& page,
         std::size_t& sessions)
      : acceptor_(context, family, listener),
        recovered_(context),
        page_(page),
        sessions_(sessions) {}

  void accept() {
    acceptor_.async_accept([this](error_code error, Tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return accept_later();
      if (sessions_ < most_sessions) {
        std::make_shared<Session>(std::move(socket), page_, sessions_)->begin();
      }
      accept();
    });
  }

 private:
  /// Who could not be let in still waits, so that the next try is at once no better.
  void accept_later() {
    recovered_.expires_after(recovery);
    recovered_.async_wait([this](error_code error) {
      if (!error) accept();
    });
  }

  Tcp::acceptor acceptor_;
  asio::steady_timer recovered_;
  const Page& page_;
  std::size_t& sessions_;
};

/// The library closes what it is given.
int copy_of(int descriptor) {
  const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) throw std::system_error(errno, std::generic_category(), "cannot serve");
  return copy;
}

Tcp family_of(int listener) {
  sockaddr_storage place{};
  socklen_t size = sizeof place;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&place), &size);
  return place.ss_family == AF_INET6 ? Tcp::v6() : Tcp::v4();
}

}  // namespace

void serve_page(const service::Descriptor& listener, const Page& page, int until) {
  std::size_t sessions = 0;  // outlives the context, whose end is that of the last session
  asio::io_context context(1);
  asio::posix::stream_descriptor end(context, copy_of(until));
  end.async_wait(asio::posix::stream_descriptor::wait_read,
                 [&context](error_code) { context.stop(); });
  Server server(context, family_of(listener.number()), copy_of(listener.number()), page, sessions);
  server.accept();
  context.run();
}

}  // namespace sixgate::command
