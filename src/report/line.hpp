// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "engine/judge.hpp"
#include "report/colour.hpp"
#include "report/digest.hpp"
#include "report/told.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::report {

enum class Format { text, json };

/// One judged packet on one line, without a line break. In monitor mode the verdict is accept and
/// the line says what enforcing would have done.
///
///     12  drop    tunnel.6to4-source-mismatch  ipv4/ipv6/icmpv6  2002:1234:1234::1 > 2002:900:2::1
///     in 8.0.0.1 > 9.0.0.2
///
/// in text (here broken in two): frame, verdict, reason, layers, source and destination of the
/// layer that decided, those of the layers around it. A column that has nothing to tell holds `-`.
///
/// colour  of text; JSON has none
[[nodiscard]] std::string line(const Occasion& occasion, const engine::Judgement& judgement,
                               policy::Mode mode, Format format, Colour colour = Colour::never);

/// What was not told one by one, on one line: `12 more of tunnel.undeclared, 8.0.0.1 > 9.0.0.2`, or
/// without a pair `12 more of tunnel.undeclared`.
[[nodiscard]] std::string line(const Suppressed& suppressed, Format format);

/// `12 more came too fast to be told`, `{"lost":12}`.
[[nodiscard]] std::string line(const Untold& untold, Format format);

}  // namespace sixgate::report
