// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/asked_gate.hpp"

#include <iostream>
#include <utility>

#include <prometheus/text_serializer.h>

#include <system_error>

#include "command/ask_gate.hpp"
#include "kernel/refused.hpp"
#include "report/metrics.hpp"

namespace sixgate::command {

AskedGate::AskedGate(std::filesystem::path control, std::function<Clock::time_point()> now)
    : control_(std::move(control)), now_(std::move(now)) {}

const std::string& AskedGate::describe() {
  if (asked_ && now_() - *asked_ < lasting) return page_;
  page_ = prometheus::TextSerializer().Serialize(ask());
  asked_ = now_();
  return page_;
}

std::vector<prometheus::MetricFamily> AskedGate::ask() {
  std::string problem = "no gate listens at " + control_.string();
  try {
    if (const auto status = ask_gate(control_, "status", patience)) {
      auto families = report::metrics_of(status);
      tell("");
      return families;
    }
  } catch (const nlohmann::json::exception&) {
    problem = "what answers at " + control_.string() + " is no gate of this version";
  } catch (const std::system_error& refused) {
    problem = refused.what();
  } catch (const kernel::Refused& refused) {
    problem = refused.what();
  }
  tell(problem);
  return report::metrics_of(std::nullopt);
}

void AskedGate::tell(const std::string& problem) {
  const auto now = now_();
  const bool is_old = problem == problem_;
  if (is_old && (problem.empty() || now - told_ < std::chrono::minutes(1))) return;
  problem_ = problem;
  told_ = now;
  std::cerr << "sixgate: " + (problem.empty() ? "the gate answers again" : problem) + "\n";
}

}  // namespace sixgate::command
