// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/notify.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include <systemd/sd-daemon.h>

namespace sixgate::service::notify {

void ready(std::string_view status) {
  std::string line(status);
  std::ranges::replace(line, '\n', ' ');
  ::sd_notify(0, ("READY=1\nSTATUS=" + line).c_str());
}

void reloading() {
  using std::chrono::microseconds;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto time = std::chrono::duration_cast<microseconds>(now).count();
  ::sd_notify(0, ("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(time)).c_str());
}

void stopping() { ::sd_notify(0, "STOPPING=1"); }

void well() { ::sd_notify(0, "WATCHDOG=1"); }

std::chrono::microseconds watchdog_time() {
  std::uint64_t time = 0;
  return std::chrono::microseconds(::sd_watchdog_enabled(0, &time) > 0 ? time : 0);
}

}  // namespace sixgate::service::notify
