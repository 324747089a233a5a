// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

policy::Verdict drop(std::string_view reason, std::size_t layer) {
  return policy::Verdict::drop(policy::find_reason(reason).value(), layer);
}

policy::Verdict accept(std::string_view reason, std::size_t layer) {
  return policy::Verdict::accept(policy::find_reason(reason).value(), layer);
}

policy::Decision decide(const Bytes& packet, const Site& site, const policy::Arrival& arrival,
                        const policy::Recollection& recollection) {
  const policy::Policy policy = site.policy();
  const packet::Packet whole = packet::whole(packet);
  const packet::Headers headers = packet::read(whole, policy.declared());
  return decide_on_the_way(arrival, [&](const policy::Arrival& visit) {
    return policy::decide(policy::make_visit(whole, headers, visit, policy), recollection);
  });
}

void check(const std::vector<Row>& rows, const Site& site) {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      CHECK(decide(row.packet, site, row.arrival, row.recollection).verdict == row.expected);
    }
  }
}

}  // namespace sixgate::test
