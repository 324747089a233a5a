// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "service/bell.hpp"

namespace sixgate::command {

/// A page of a web server.
struct Page {
  std::string path;                   ///< `/metrics`
  std::string type;                   ///< of its content
  std::function<std::string()> make;  ///< anew for whoever asks
};

/// Answers GET and HEAD of one page over HTTP; no other is found. Each connection is for one
/// request. Who takes longer than ten seconds to ask, or to take the answer, is left; where sixteen
/// are connected, more are left at once. Who cannot be let in for want of descriptors or memory
/// waits until there are some.
///
/// listener  see listen_at()
/// until     a descriptor: serves until it is readable
/// fails     boost::system::system_error; what the page does
void serve_page(const service::Descriptor& listener, const Page& page, int until);

}  // namespace sixgate::command
