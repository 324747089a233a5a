// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/asked.hpp"

#include "engine/judge.hpp"
#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "sixgate/policy/decide.hpp"
#include "sixgate/policy/steer.hpp"

namespace sixgate::test::conformance {

policy::Decision decide(const Bytes& packet, const Path& path, const config::Configuration& site) {
  memory::Memory memory(memory::Sizes{
      .flows = 1, .fragments = 1, .rates = 1, .teredo_clients = 1, .teredo_peers = 1});
  return decide_on_the_way(path.arrival, [&](const policy::Arrival& visit) {
    return engine::judge(packet::whole(packet), visit, site.policy(), memory, {}).decision;
  });
}

std::optional<policy::Reason> passes_unjudged(const Bytes& packet, const Path& path,
                                              const config::Configuration& site) {
  const packet::Packet whole = packet::whole(packet);
  const packet::Headers headers = packet::read(whole, site.policy().declared());
  return policy::passes_unjudged(whole, headers, path.arrival, site.policy());
}

std::vector<KernelBreach> broken_in_kernel(const Bytes& packet, const Path& path,
                                           const config::Configuration& site) {
  policy::Policy policy = site.policy();
  for (policy::Action& action : policy.actions) {
    if (action == policy::Action::drop) action = policy::Action::log;  // ask all of them
  }
  const packet::Packet whole = packet::whole(packet);
  const packet::Headers headers = packet::read(whole, policy.declared());
  const packet::Layer& outermost = headers.layers[0];
  const bool is_brought = find_guarantee(whole, outermost, path.arrival.hook, policy) == nullptr &&
                          policy::find_traffic(outermost, policy) != nullptr;
  std::vector<KernelBreach> broken;
  (void)policy::decide(
      policy::make_visit(whole, headers, path.arrival, policy), {},
      [&](const policy::Answer& answer) {
        if (answer.depth == 0 && answer.is_hit && answer.rule.steering.is_decided_in_kernel()) {
          broken.push_back({answer.rule.reason, is_brought});
        }
      });
  return broken;
}

std::string_view steered_to(const Bytes& packet, const Path& path,
                            const config::Configuration& site) {
  const policy::Policy& policy = site.policy();
  const packet::Packet whole = packet::whole(packet);
  const packet::Headers headers = packet::read(whole, policy.declared());
  const packet::Layer& outermost = headers.layers[0];
  const auto* const guarantee = policy::find_guarantee(whole, outermost, path.arrival.hook, policy);
  if (guarantee != nullptr) return name_of(guarantee->reason);
  const policy::TrafficRow* const traffic = policy::find_traffic(outermost, policy);
  return traffic != nullptr ? name_of(traffic->queue_class) : "-";
}

std::string words(const policy::Decision& decision) {
  const policy::CatalogueRow& row = policy::row_of(decision.verdict.reason());
  std::string text = decision.verdict.is_drop() ? "drop " : "accept ";
  text.append(row.name).append(" at layer ").append(std::to_string(decision.verdict.depth()));
  text.append(" (").append(policy::format(row.law).view()).append(")");
  for (const policy::Note& note : decision.notes) {
    text.append(", noted ").append(name_of(note.reason));
    text.append(" at layer ").append(std::to_string(note.depth));
  }
  return text;
}

}  // namespace sixgate::test::conformance
