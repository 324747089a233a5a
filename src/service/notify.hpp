// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string_view>

/// What the service manager is told, sd_notify(3). Where none has started sixgate, nothing happens.
namespace sixgate::service::notify {

/// It judges, also anew after a reload.
///
/// status  one line for a person
void ready(std::string_view status);

/// Of a reload: ready() follows.
void reloading();

void stopping();

/// It is well. To be said again within watchdog_time().
void well();

/// After how long without well() the manager takes it for hung; 0: never.
[[nodiscard]] std::chrono::microseconds watchdog_time();

}  // namespace sixgate::service::notify
