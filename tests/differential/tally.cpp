// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/tally.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

#include "capture/reader.hpp"
#include "differential/ours.hpp"
#include "differential/table.hpp"
#include "differential/theirs.hpp"
#include "sixgate/packet/declared.hpp"

namespace sixgate::differential {

namespace {

using packet::Encapsulation;

/// By the ports that IANA lists for them.
constexpr std::array usual_tunnels{
    packet::UdpTunnel{.kind = Encapsulation::vxlan, .port = 4789, .local = {}, .remote = {}},
    packet::UdpTunnel{.kind = Encapsulation::geneve, .port = 6081, .local = {}, .remote = {}},
    packet::UdpTunnel{.kind = Encapsulation::gue, .port = 6080, .local = {}, .remote = {}},
    packet::UdpTunnel{.kind = Encapsulation::gre, .port = 4754, .local = {}, .remote = {}},
    packet::UdpTunnel{.kind = Encapsulation::l2tp, .port = 1701, .local = {}, .remote = {}},
    packet::UdpTunnel{.kind = Encapsulation::ayiya, .port = 5072, .local = {}, .remote = {}},
    packet::UdpTunnel{.kind = Encapsulation::mpls, .port = 6635, .local = {}, .remote = {}},
};

}  // namespace

void Tally::compare(const std::filesystem::path& capture, const std::filesystem::path& table) {
  capture::Reader reader(capture.string());
  Table rows(table.string());
  const std::string name = capture.stem().string();
  ++captures_;
  while (auto frame = reader.next()) {
    const auto row = rows.next();
    if (!row) throw std::runtime_error(table.string() + ": ends before its capture");
    const auto differences = compare_packet(tell_theirs(*row), frame->packet);
    ++packets_;
    if (!differences.empty()) ++differing_;
    for (const Difference& difference : differences) note(difference, name, frame->number);
  }
  if (rows.next()) throw std::runtime_error(table.string() + ": goes on behind its capture");
}

/// The dissector takes the ports of tunnels in UDP for what they are. We ask for a proof where
/// nobody declares them; where that is all that parts the two, it is the difference.
std::vector<Difference> Tally::compare_packet(const Reading& theirs,
                                              const std::optional<packet::Packet>& packet) {
  const Reading ours = tell_ours(packet, {});
  auto differences = differential::compare(theirs, ours, compared_);
  const Difference* unproven = find_headers(differences);
  const Reading declared = tell_ours(packet, {.udp = usual_tunnels, .six_rd = {}});
  const bool is_less = ours.headers.size() < theirs.headers.size();
  if (unproven == nullptr || !is_less || declared.headers.size() <= ours.headers.size()) {
    return differences;
  }
  Compared counted_already;
  auto others = differential::compare(theirs, declared, counted_already);
  others.push_back({"proof", unproven->theirs, unproven->ours});
  return others;
}

void Tally::note(const Difference& difference, const std::string& capture, std::uint64_t frame) {
  for (Choice& choice : choices_) {
    if (!choice.covers(difference, capture, frame)) continue;
    ++choice.used;
    return;
  }
  ++undocumented_;
  std::printf("%s\t%llu\t%s\ttheirs %s\tours %s\n", capture.c_str(),
              static_cast<unsigned long long>(frame), difference.what.c_str(),
              difference.theirs.c_str(), difference.ours.c_str());
}

std::uint64_t Tally::print_idle_choices() const {
  std::uint64_t idle = 0;
  for (const Choice& choice : choices_) {
    if (choice.used > 0) continue;
    ++idle;
    std::printf("no packet needs: %s\n", choice.reason.c_str());
  }
  return idle;
}

void Tally::print() const {
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::printf("%llu captures, %llu packets, of which %llu are told otherwise\n", number(captures_),
              number(packets_), number(differing_));
  for (const auto& [name, count] : compared_) {
    std::printf("%10llu %s compared\n", number(count), name.c_str());
  }
  for (const Choice& choice : choices_) {
    if (choice.used == 0) continue;
    std::printf("%10llu differ by choice: %s\n", number(choice.used), choice.reason.c_str());
  }
  std::printf("%10llu differ without one\n", number(undocumented_));
}

}  // namespace sixgate::differential
