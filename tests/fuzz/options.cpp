// SPDX-License-Identifier: GPL-2.0-or-later
// The walk of options, under every law of theirs. An input is an option area.
#include "sixgate/packet/options.hpp"

#include <array>
#include <optional>

#include "target.hpp"

using namespace sixgate;
using packet::Fault;
using packet::Option;
using packet::OptionLaw;
using packet::OptionWalk;
using wire::Beyond;
using wire::Cursor;

namespace {

constexpr std::array laws{packet::ipv6_options, packet::ipv4_options, packet::discovery_options,
                          packet::teredo_trailers};

void hold_option(const Option& option, const Cursor& area) {
  fuzz::hold(option.offset >= area.offset(), "an option is in its area");
  fuzz::hold(option.data.offset() > option.offset, "data stand behind their type");
  fuzz::hold_part(option.data, area);
}

/// Walks the area to its end, in no more steps than it has bytes.
std::vector<Option> walk(const Cursor& area, const OptionLaw& law) {
  std::vector<Option> options;
  OptionWalk walk(area, law);
  while (const auto option = walk.next()) {
    hold_option(*option, area);
    options.push_back(*option);
    fuzz::hold(options.size() <= area.length(), "a walk takes no more steps than there are bytes");
  }
  fuzz::hold(!walk.next(), "a walk that is over stays over");
  fuzz::hold(walk.cut() == Beyond::nothing || walk.fault() == Fault::none,
             "a walk is at fault or cut, not both");
  fuzz::hold(walk.cut() == Beyond::nothing || !area.is_complete(), "what is all here is not cut");
  if (!options.empty()) {
    const auto found = packet::find_option(area, law, options.back().type);
    fuzz::hold(found && found->offset <= options.back().offset, "an option of a walk is found");
  }
  return options;
}

/// The options of a beginning are the beginning of the options.
void hold_prefix(const std::vector<Option>& fewer, const std::vector<Option>& more) {
  fuzz::hold(fewer.size() <= more.size(), "fewer bytes hold no more options");
  for (std::size_t i = 0; i < fewer.size(); ++i) {
    fuzz::hold(fewer[i].type == more[i].type && fewer[i].offset == more[i].offset &&
                   fewer[i].data.length() == more[i].data.length(),
               "an option that is here says what it says");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Bytes bytes(data, data + size);
  for (const OptionLaw& law : laws) {
    const auto all = walk(Cursor(bytes), law);
    for (const std::size_t count : fuzz::prefixes_of(bytes)) {
      const fuzz::Bytes prefix = fuzz::first(bytes, count);
      hold_prefix(walk(Cursor(prefix, size), law), all);
      (void)walk(Cursor(prefix).continued(Beyond::later_fragment), law);
    }
  }
  return 0;
}
