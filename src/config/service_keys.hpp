// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "config/conditions.hpp"
#include "config/forms.hpp"
#include "config/key.hpp"
#include "config/word_lists.hpp"

namespace sixgate::config {

/// The keys of [[service]], in a site's file and in a profile.
inline constexpr std::array service_keys{
    key<&Service::name, name_form>("name"),
    key<&Service::protocol, protocol_form>("protocol"),
    key<&Service::ports, ports_form>("ports", lacks_protocol_with_ports),
    key<&Service::from, side_form>("from"),
    key<&Service::to, side_form>("to"),
    key<&Service::group, group_form>("group"),
    key<&Service::helper, word_form<helper_words, policy::Helper>>("helper", lacks_helped_protocol),
};

}  // namespace sixgate::config
