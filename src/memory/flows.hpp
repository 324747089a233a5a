// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "memory/moment.hpp"
#include "memory/secret.hpp"
#include "memory/segment.hpp"
#include "memory/table.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::memory {

/// How long a flow may be silent. RFC 6092 sections 3.2.2, 3.2.3, 3.3.1 to 3.3.3.
namespace idle {

inline constexpr std::chrono::minutes other{5};          ///< REC-12, REC-14; of echoes as well
inline constexpr std::chrono::minutes opening{4};        ///< REC-35, REC-40; closing as well
inline constexpr std::chrono::minutes dccp_opening{8};   ///< REC-44
inline constexpr std::chrono::minutes established{124};  ///< REC-35, REC-40, REC-44
inline constexpr std::chrono::seconds seen{30};          ///< of what may not have been let in

}  // namespace idle

/// The flows inside tunnels, between the ends that the innermost layers name; by which tunnel the
/// packets come does not matter, so that one may stand in for another. An entry follows RFC 6092:
/// TCP, SCTP and DCCP by their phases, all else by silence; no ICMP message ends one (REC-19, 37,
/// 42, 46). Ours are proven once the other end has answered; those that were let in never are,
/// since what opened them goes on to let them in. An answer that goes out was let in before.
///
/// A flow that opens or closes is kept by what goes out alone, so that a stranger cannot keep it.
/// One that was ended from outside goes on where our end does: it has not believed it, as RFC 5961
/// section 3.2 has it answer a forged reset.
class Flows {
 public:
  /// most   flows
  /// fails  std::bad_alloc
  Flows(std::size_t most, const Secret& secret) : table_(most, secret) {}

  /// Whether a packet that comes in belongs to a flow: not one that begins anew, save TCP's
  /// simultaneous open (RFC 6092 REC-31), and no reply to what was not asked.
  [[nodiscard]] bool contains(const Segment& segment, Moment now);

  /// Whether a packet that an error quotes was sent in a flow.
  [[nodiscard]] bool has_sent(const Segment& quoted, Moment now);

  /// Takes note of a packet that was accepted.
  ///
  /// way  of the tunnel that it is in: encapsulation goes out, decapsulation was let in
  void note(const Segment& segment, policy::Way way, Moment now);

  /// Takes note of one that has come in and may yet be dropped behind the tunnel, where nobody
  /// tells. What it begins is no flow before something else of it is noted; so it is not taken for
  /// begun here when it is answered.
  void note_seen(const Segment& segment, Moment now);

  [[nodiscard]] Usage usage(Moment now) const { return table_.usage(now); }

  /// Bytes that it can come to take.
  [[nodiscard]] std::size_t size() const { return table_.size(); }

 private:
  enum class Phase : std::uint8_t { opening, established, closing };

  struct Flow {
    Phase phase = Phase::opening;
    bool is_only_seen = false;        ///< it may not have been let in
    bool is_begun_here = false;       ///< else it was let in
    bool is_begun_by_first = false;   ///< by the end that stands first in the key
    bool is_closed_by_first = false;  ///< that end has nothing more to send
    bool is_closed_by_second = false;

    [[nodiscard]] bool is_closed() const { return is_closed_by_first && is_closed_by_second; }
  };

  using FlowTable = Table<FlowKey, Flow>;

  /// Whether a packet begins again what has come to its end.
  [[nodiscard]] static bool begins_anew(const FlowTable::Entry& entry, const Segment& segment);

  static void begin(FlowTable::Entry& entry, const Segment& segment, bool is_begun_here,
                    Moment now);
  static void go_on(FlowTable::Entry& entry, const Segment& segment, bool goes_out, Moment now);
  static void note_end(FlowTable::Entry& entry, const Segment& segment);
  [[nodiscard]] static Moment idle_time(const Segment& segment, Phase phase);

  FlowTable table_;
};

}  // namespace sixgate::memory
