// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/judge.hpp"
#include "report/digest.hpp"
#include "report/told.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::report {

/// An entry of the systemd journal: `FIELD=value` each, MESSAGE among them. sd_journal_send(3),
/// systemd.journal-fields(7).
using Entry = std::vector<std::string>;

/// What gave a reason its action.
struct Attribution {
  std::string set_by;  ///< `default`, or a line of a file
  std::string file;    ///< where it can be changed
};

/// One judged packet. Its message says all that a person needs to know why:
///
///     drop tunnel.undeclared: ipv4/ipv6/tcp 8.0.0.1 > 9.0.0.2 on forward wan0 > lan0;
///     RFC 6169 2.1; set by default, [actions] of /etc/sixgate/sixgate.toml changes it
///
/// (here broken in two), or `set by` and a line of that file; SIXGATE_VERDICT, _WOULD, _REASON,
/// _LAYER, _LAYERS, _SRC, _DST, _OUTER, _LAW, _NOTE, _HOOK, _IIF, _OIF and _SET_BY hold what the
/// keys of a line in JSON do, each of several OUTER and NOTE in a field of its own.
///
/// subject  the reason that it is told for: the verdict's, or that of a note, which then comes
/// first:
///          `noted ext.order, default.native: ...`. It is what SIXGATE_REASON and SIXGATE_LAW say.
[[nodiscard]] Entry entry(const Occasion& occasion, const engine::Judgement& judgement,
                          policy::Mode mode, policy::Reason subject,
                          const Attribution& attribution);

/// What was not told one by one: SIXGATE_REASON, _SUPPRESSED and, of one pair, _OUTER.
[[nodiscard]] Entry entry(const Suppressed& suppressed);

/// What came too fast: SIXGATE_LOST.
[[nodiscard]] Entry entry(const Untold& untold);

}  // namespace sixgate::report
