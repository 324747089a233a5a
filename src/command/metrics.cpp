// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/metrics.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <system_error>

#include "command/ask_gate.hpp"
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
        "Serves what the running gate says of itself to Prometheus, under /metrics: each time\n"
        "it is asked, it asks the gate. Where none answers, sixgate_up is 0. It holds no\n"
        "privilege; its user has to be in group sixgate. Ends at SIGINT or SIGTERM."};

constexpr const char* default_listen = "[::1]:9464";

/// Whoever started it: what strangers talk to has no power over the network.
///
/// fails  std::system_error
void give_up_capabilities() {
  __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  const std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::syscall(SYS_capset, &header, none.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "cannot give up capabilities");
  }
}

/// The gate behind a control socket, asked anew each time. Says on standard error when it does not
/// answer: when that begins or its reason changes, and once a minute as long as it lasts. For one
/// thread.
class Gate {
 public:
  explicit Gate(std::filesystem::path control) : control_(std::move(control)) {}

  /// What Prometheus reads.
  [[nodiscard]] std::string describe() { return prometheus::TextSerializer().Serialize(collect()); }

 private:
  using Clock = std::chrono::steady_clock;

  std::vector<prometheus::MetricFamily> collect() {
    std::string problem = "no gate listens at " + control_.string();
    try {
      if (const auto status = ask_gate(control_, "status")) {
        auto families = report::metrics_of(status);
        tell("");
        return families;
      }
    } catch (const nlohmann::json::exception&) {
      problem = "what answers at " + control_.string() + " is no gate of this version";
    } catch (const std::system_error& refused) {
      problem = refused.what();
      if (refused.code() == std::errc::permission_denied) problem += "; group sixgate may";
    } catch (const kernel::Refused& refused) {
      problem = refused.what();
    }
    tell(problem);
    return report::metrics_of(std::nullopt);
  }

  /// problem  empty where there is none
  void tell(const std::string& problem) {
    const auto now = Clock::now();
    const bool is_old = problem == problem_;
    if (is_old && (problem.empty() || now - told_ < std::chrono::minutes(1))) return;
    problem_ = problem;
    told_ = now;
    std::cerr << "sixgate: " + (problem.empty() ? "the gate answers again" : problem) + "\n";
  }

  std::filesystem::path control_;
  std::string problem_;
  Clock::time_point told_;
};

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

  give_up_capabilities();
  service::Signals signals;
  const service::Descriptor listener = listen_at(address);
  address.port = port_of(listener);
  Gate gate(control_of(*line));
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
