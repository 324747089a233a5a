// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/bell.hpp"

namespace sixgate::service {

/// Where a gate is asked if nobody says otherwise.
inline constexpr std::string_view default_control = "/run/sixgate/control";

/// Who is at the other end of a control socket, as the kernel tells it. unix(7), SO_PEERCRED.
struct Peer {
  std::optional<std::uint32_t> user;  ///< nothing: the kernel does not tell
  std::uint32_t process = 0;          ///< 0: none that is seen from here
};

/// Somebody who has asked something.
class Caller {
 public:
  Caller(std::string request, Peer peer, Descriptor socket)
      : request_(std::move(request)), peer_(peer), socket_(std::move(socket)) {}

  /// A line, without its line break.
  [[nodiscard]] const std::string& request() const { return request_; }

  [[nodiscard]] const Peer& peer() const { return peer_; }

  /// Who does not take it within Control::patience is left without.
  ///
  /// line  without a line break
  void answer(std::string line) const;

  /// The connection, of a caller who is to hear more than one answer. It does not block.
  [[nodiscard]] Descriptor stay() { return std::move(socket_); }

 private:
  std::string request_;
  Peer peer_;
  Descriptor socket_;
};

/// The end of a gate's control socket that answers: a line asks, a line answers, and the connection
/// is closed unless somebody lets the caller stay. Its owner and its group, `sixgate` where there
/// is such a one, may ask. Nobody waits for one who has come and not yet asked.
class Control {
 public:
  using Attend = std::function<void(Caller&)>;

  static constexpr std::size_t longest_request = 256;  ///< bytes, the line break included

  /// Who have come and not yet asked; where more do, the one goes who came first.
  static constexpr std::size_t most_silent = 16;

  /// How long somebody may take to take the answer.
  static constexpr std::chrono::milliseconds patience{500};

  /// Listens there from now on. The folder is made where it is missing; what a gate has left that
  /// ended badly is taken away.
  ///
  /// fails  std::system_error, also where another gate listens
  explicit Control(std::filesystem::path path);
  ~Control();
  Control(const Control&) = delete;
  Control& operator=(const Control&) = delete;

  /// Readable when somebody has come, or asked.
  [[nodiscard]] int descriptor() const { return events_.number(); }

  /// Has those attended to who have asked. Who asks too much is told so.
  void serve(const Attend& attend);

 private:
  /// Somebody who has not yet asked, or not all of it.
  struct Silent {
    Descriptor socket;
    std::string said;
  };

  void watch(const Descriptor& socket);
  void let_in();
  void listen_to(int socket, const Attend& attend);

  std::filesystem::path path_;
  Descriptor listener_;
  Descriptor events_;           ///< of the listener and of all who are silent
  std::vector<Silent> silent_;  ///< in the order in which they came
};

/// Asks the gate that listens at a path.
///
/// out    its answer, without the line break; nothing where no gate listens there
/// fails  std::system_error, also where it may not be asked or does not answer within `longest`
[[nodiscard]] std::optional<std::string> ask(const std::filesystem::path& path,
                                             std::string_view request,
                                             std::chrono::milliseconds longest);

}  // namespace sixgate::service
