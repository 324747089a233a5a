// SPDX-License-Identifier: GPL-2.0-or-later
// What the packet builder says of a packet is what `tcpdump -n -t` prints of it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/icmp_messages.hpp"
#include "support/mobility.hpp"
#include "support/transports.hpp"
#include "support/udp_sessions.hpp"
#include "support/write_capture.hpp"

using namespace sixgate::test;

namespace {

/// What is in no list of valid packets: headers whose words differ with their fields.
std::vector<PacketBuilder> more_packets() {
  const PacketBuilder six = ipv6("2600::1", "2600::2");
  const PacketBuilder link = ipv6("fe80::1", "fe80::2");
  using B = PacketBuilder;
  return {
      B(six).tcp({.destination_port = 81, .flags = fin | psh | ack}),
      B(six).tcp({.destination_port = 82, .flags = rst}),
      B(six).tcp({.destination_port = 83, .flags = 0}),
      B(six).udp(1, 500).holds(ike(36, 0x08)),
      B(six).mobility(binding_update(1, 0, 0)),
      B(six).mobility(binding_acknowledgement(128, 1, 0)),
      B(six).hop_by_hop(),
      B(six).destination_options().routing(0, 0),
      B(six).sctp({.destination_port = 9, .chunks = joined({sctp_init(1), sctp_data(2, {1})})}),
  };
}

bool has_tcpdump() { return std::system("tcpdump --version >/dev/null 2>&1") == 0; }

/// What a command prints.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string output;
  for (int octet = fgetc(pipe.get()); octet != EOF; octet = fgetc(pipe.get())) {
    output += static_cast<char>(octet);
  }
  return output;
}

/// Takes what tcpdump prints apart by the times of the packets, which write_capture() numbers in
/// milliseconds: some packets have more lines than one.
std::vector<std::string> split(const std::string& output, std::size_t count) {
  std::vector<std::string> texts;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto time = [](std::size_t number) {
      char text[32];
      std::snprintf(text, sizeof text, "%zu.%06zu ", number / 1000, number % 1000 * 1000);
      return std::string(text);
    };
    const std::size_t start = at + time(i).size();
    const std::size_t end = std::min(output.find("\n" + time(i + 1), at), output.size() - 1);
    texts.push_back(start > end ? "" : output.substr(start, end - start));
    at = end + 1;
  }
  return texts;
}

std::vector<std::string> told_by_tcpdump(const std::vector<Bytes>& packets) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("sixgate-says-" + std::to_string(getpid()) + ".pcap");
  write_capture(file.string(), packets);
  const std::string output = output_of("tcpdump -n -tt -r '" + file.string() + "' 2>/dev/null");
  std::filesystem::remove(file);
  return split(output, packets.size());
}

}  // namespace

TEST_CASE("the builder says of each packet what tcpdump prints", "[support][tcpdump]") {
  if (!has_tcpdump()) {
    WARN("skipped: tcpdump is not here");
    return;
  }
  std::vector<PacketBuilder> packets = valid_packets();
  for (const PacketBuilder& packet : more_packets()) packets.push_back(packet);
  std::vector<Bytes> bytes;
  for (const PacketBuilder& packet : packets) bytes.push_back(packet.bytes());
  const std::vector<std::string> told = told_by_tcpdump(bytes);
  REQUIRE(told.size() == packets.size());
  for (std::size_t i = 0; i < packets.size(); ++i) {
    INFO("packet " << i);
    CHECK(packets[i].says() == told[i]);
  }
}

TEST_CASE("no two valid packets say the same", "[support]") {
  std::vector<std::string> said;
  for (const PacketBuilder& packet : valid_packets()) said.push_back(packet.says());
  std::sort(said.begin(), said.end());
  const auto twice = std::adjacent_find(said.begin(), said.end());
  CHECK((twice == said.end() ? "" : *twice) == "");
}
