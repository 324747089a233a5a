// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cerrno>
#include <iostream>
#include <string>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <system_error>

#include "command/ask_gate.hpp"
#include "command/asked_gate.hpp"
#include "command/command.hpp"
#include "command/listen_address.hpp"
#include "command/options.hpp"
#include "command/serve_page.hpp"
#include "kernel/refused.hpp"
#include "service/bell.hpp"
#include "service/notify.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "metrics [OPTION...]",
    .about =
        "Serves what the running gate says of itself to Prometheus, under /metrics: whoever\n"
        "asks has it ask the gate, once a second at most. Where none answers, sixgate_up is 0.\n"
        "It holds no privilege: started by root, it becomes user sixgate-metrics in group\n"
        "sixgate; another user has to be in that group. Ends at SIGINT or SIGTERM."};

constexpr const char* default_listen = "[::1]:9464";

constexpr const char* own_user = "sixgate-metrics";
constexpr const char* asking_group = "sixgate";  // may ask the gate

/// Root needs no capability to have the gate reload, or to write what is root's.
///
/// fails  kernel::Refused, std::system_error
void become_own_user() {
  const passwd* const user = ::getpwnam(own_user);
  const group* const asking = ::getgrnam(asking_group);
  if (user == nullptr || asking == nullptr) {
    throw kernel::Refused(
        "metrics: started by root, it becomes user " + std::string(own_user) + " in group " +
        asking_group + ", and there is no such " + (user == nullptr ? "user" : "group") +
        "; run it as another: setpriv --reuid USER --regid GROUP --clear-groups sixgate metrics, "
        "where GROUP may ask the gate");
  }
  if (::setgroups(1, &asking->gr_gid) != 0 ||
      ::setresgid(user->pw_gid, user->pw_gid, user->pw_gid) != 0 ||
      ::setresuid(user->pw_uid, user->pw_uid, user->pw_uid) != 0) {
    throw std::system_error(errno, std::generic_category(),
                            "cannot become user " + std::string(own_user));
  }
}

/// Whoever started it: what strangers talk to has no power over the machine.
///
/// fails  kernel::Refused, std::system_error
void give_up_power() {
  if (::geteuid() == 0) become_own_user();
  __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  const std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::syscall(SYS_capset, &header, none.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "cannot give up capabilities");
  }
}

}  // namespace

int metrics(std::vector<std::string> words) {
  namespace options = boost::program_options;
  options::options_description known("Options");
  known.add_options()("listen", options::value<std::string>()->value_name("ADDRESS"),
                      ("where to listen, with the port; *:PORT is any address of both families [" +
                       std::string(default_listen) + "]")
                          .c_str());
  add_control(known);
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;
  auto address = read_listen_address(line->value("listen").value_or(default_listen));

  service::Signals signals;
  const service::Descriptor listener = listen_at(address);
  give_up_power();
  address.port = port_of(listener);
  AskedGate gate(control_of(*line));
  const Page page{.path = "/metrics",
                  .type = "text/plain; version=0.0.4; charset=utf-8",
                  .make = [&gate] { return gate.describe(); }};
  const std::string what = "metrics at http://" + word_for(address) + "/metrics";
  std::cerr << "sixgate: " + what + "\n";
  service::notify::ready(what);
  serve_page(listener, page, signals.descriptor());
  service::notify::stopping();
  return done;
}

}  // namespace sixgate::command
