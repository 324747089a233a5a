// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/sites.hpp"

#include <map>
#include <stdexcept>

#include "command/program.hpp"

namespace sixgate::test::conformance {

namespace {

/// Ahead of all that a site says.
constexpr const char* strict_profile = "profiles = [\"strict\"]\n";

/// Behind all that a site says.
constexpr const char* declared_tunnels = R"([[tunnel]]
name = "row-in-6in4"
kind = "6in4"
local = ["9.0.0.2"]
remote = ["8.0.0.1"]

[teredo]
policy = "gate"
servers = ["65.54.227.120"]
clients = ["9.0.0.0/24"]

[[service]]
name = "row"
protocol = "any"
from = "any"
to = "any"
)";

enum class Variant { plain, strict, tunnelled };

std::string text_of(std::string_view site, Variant variant) {
  const std::string text = site_text(site);
  switch (variant) {
    case Variant::plain: return text;
    case Variant::strict: return strict_profile + text;
    case Variant::tunnelled: return text + declared_tunnels;
  }
  return text;
}

const config::Configuration& load(std::string_view site, Variant variant) {
  static std::map<std::pair<std::string_view, Variant>, config::Configuration> loaded;
  const auto known = loaded.find({site, variant});
  if (known != loaded.end()) return known->second;
  const ScratchFolder scratch;
  const std::string file = scratch.write("sixgate.toml", text_of(site, variant));
  return loaded.emplace(std::pair{site, variant}, config::load(file, {})).first->second;
}

}  // namespace

std::string site_text(std::string_view site) {
  const std::string file = std::string(SIXGATE_SITES) + "/" + std::string(site) + ".toml";
  std::string text = content_of(file);
  if (text.empty()) throw std::runtime_error("no site " + file);
  return text;
}

const config::Configuration& site_of(std::string_view site) { return load(site, Variant::plain); }

const config::Configuration& strict_site_of(std::string_view site) {
  return load(site, Variant::strict);
}

const config::Configuration& tunnelled_site_of(std::string_view site) {
  return load(site, Variant::tunnelled);
}

}  // namespace sixgate::test::conformance
