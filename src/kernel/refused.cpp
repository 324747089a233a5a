// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/refused.hpp"

#include <cerrno>

#include <system_error>

namespace sixgate::kernel {

namespace {

std::string describe(const std::string& action, int error) {
  if (error == EPERM || error == EACCES) {
    return action + ": not permitted; run as root or with CAP_NET_ADMIN";
  }
  return action + ": " + std::generic_category().message(error);
}

}  // namespace

Refused::Refused(const std::string& action, int error)
    : std::runtime_error(describe(action, error)) {}

}  // namespace sixgate::kernel
