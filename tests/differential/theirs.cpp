// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/theirs.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "differential/complaints.hpp"

namespace sixgate::differential {

namespace {

/// The columns of a row, each of which lists its values in the order of the packet's headers.
class Columns {
 public:
  explicit Columns(const Row& row) {
    for (const auto& [name, value] : row) {
      if (!value.empty()) left_[name] = split(value, ',');
    }
  }

  /// The next value of a column; nothing behind its last one.
  std::string next(const std::string& name) {
    std::vector<std::string>& left = left_[name];
    if (left.empty()) return {};
    const std::string value = left.front();
    left.erase(left.begin());
    return value;
  }

 private:
  std::map<std::string, std::vector<std::string>> left_;
};

bool is_ip(const std::string& word) { return word == "ip" || word == "ipv6"; }

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ">") + word;
  return text;
}

/// Numbers are written in whatever base the dissector likes.
std::uint64_t number(const std::string& text) {
  return text.empty() ? 0 : std::stoull(text, nullptr, 0);
}

std::string checksum_of(const std::string& status) {
  constexpr std::array words{"bad", "good", "unverified", "absent", "absent"};
  return status.empty() ? "unverified" : words.at(number(status));
}

void put(Words& words, const std::string& name, const std::string& value) {
  if (!value.empty()) words[name] = value;
}

std::string fragment_of(const std::string& offset, const std::string& more, const std::string& id) {
  return std::to_string(number(offset) * 8) + (number(more) == 1 ? "+" : "") + " " + id;
}

/// Tells one IP header from the words that stand behind it, up to the next one.
class Teller {
 public:
  Teller(Header& header, Columns& columns) : words_(header.words), columns_(columns) {
    if (header.family == "ip") {
      tell_ipv4();
    } else {
      tell_ipv6();
    }
  }

  /// Tells what a word says of the header; false where it says what the header carries.
  bool tell(const std::string& word) {
    if (has_transport_) return false;
    if (tell_extension(word)) return true;
    has_transport_ = tell_transport(word);
    return has_transport_ && word != "gre";
  }

  [[nodiscard]] bool has_transport() const { return has_transport_; }

 private:
  void tell_ipv4() {
    columns_.next("ip.version");
    put(words_, "header-length", columns_.next("ip.hdr_len"));
    put(words_, "length", columns_.next("ip.len"));
    put(words_, "id", columns_.next("ip.id"));
    const std::string more = columns_.next("ip.flags.mf");
    const std::string offset = columns_.next("ip.frag_offset");
    if (number(more) != 0 || number(offset) != 0) {
      words_["fragment"] = std::to_string(number(offset) * 8) + (number(more) != 0 ? "+" : "");
    }
    put(words_, "hop-limit", columns_.next("ip.ttl"));
    put(words_, "transport", columns_.next("ip.proto"));
    put(words_, "source", columns_.next("ip.src"));
    put(words_, "destination", columns_.next("ip.dst"));
    const std::string checksum = columns_.next("ip.checksum.status");
    if (!checksum.empty()) words_["header-checksum"] = checksum_of(checksum);
  }

  void tell_ipv6() {
    columns_.next("ipv6.version");
    const std::string length = columns_.next("ipv6.plen");
    if (!length.empty()) words_["length"] = std::to_string(number(length) + 40);
    put(words_, "hop-limit", columns_.next("ipv6.hlim"));
    put(words_, "transport", columns_.next("ipv6.nxt"));
    put(words_, "source", columns_.next("ipv6.src"));
    put(words_, "destination", columns_.next("ipv6.dst"));
  }

  /// The header in front of which the next one's number stands is named last.
  void extend(const std::string& header, const std::string& next) {
    std::string& chain = words_["chain"];
    chain += (chain.empty() ? "" : ";") + header;
    words_["transport"] = next.empty() ? untold : next;
  }

  bool tell_extension(const std::string& word) {
    if (word == "ipv6.hopopts") {
      if (words_["length"] == "40") words_["length"] = untold;  // a jumbogram's is in an option
      extend("hopopts", columns_.next("ipv6.hopopts.nxt"));
    } else if (word == "ipv6.dstopts") {
      extend("dstopts", columns_.next("ipv6.dstopts.nxt"));
    } else if (word == "ipv6.routing") {
      const std::string type = columns_.next("ipv6.routing.type");
      extend("routing(" + type + "," + columns_.next("ipv6.routing.segleft") + ")",
             columns_.next("ipv6.routing.nxt"));
    } else if (word == "ipv6.fraghdr") {
      const std::string offset = columns_.next("ipv6.fraghdr.offset");
      const std::string more = columns_.next("ipv6.fraghdr.more");
      extend("fragment(" + fragment_of(offset, more, columns_.next("ipv6.fraghdr.ident")) + ")",
             columns_.next("ipv6.fraghdr.nxt"));
    } else if (word == "ah") {
      extend("ah(" + columns_.next("ah.spi") + ")", columns_.next("ah.next_header"));
    } else if (word == "mipv6") {
      extend("mobility(" + columns_.next("mip6.mhtype") + ")", columns_.next("mip6.proto"));
    } else if (word == "hip" || word == "shim6") {
      extend(word, {});
    } else {
      return false;
    }
    return true;
  }

  bool tell_transport(const std::string& word) {
    if (word == "tcp") {
      tell_ports("tcp");
      const std::string flags = columns_.next("tcp.flags");
      if (!flags.empty()) words_["flags"] = std::to_string(number(flags) & 0xff);
    } else if (word == "udp" || word == "udplite") {
      tell_ports("udp");
    } else if (word == "icmp" || word == "icmpv6") {
      const std::string type = columns_.next(word + ".type");
      put(words_, "icmp", type.empty() ? type : type + "/" + columns_.next(word + ".code"));
      if (word == "icmpv6")
        words_["checksum"] = checksum_of(columns_.next("icmpv6.checksum.status"));
    } else if (word == "esp") {
      put(words_, "esp", columns_.next("esp.spi"));
    } else if (word == "gre") {
      const std::string protocol = columns_.next("gre.proto");
      const std::string flags = columns_.next("gre.flags_and_version");
      if (!protocol.empty()) words_["gre"] = flags + " " + protocol;
    } else {
      return word == "sctp" || word == "dccp";
    }
    return true;
  }

  void tell_ports(const std::string& transport) {
    const std::string source = columns_.next(transport + ".srcport");
    const std::string destination = columns_.next(transport + ".dstport");
    if (!destination.empty()) words_["ports"] = source + ">" + destination;
    words_["checksum"] = checksum_of(columns_.next(transport + ".checksum.status"));
  }

  Words& words_;
  Columns& columns_;
  bool has_transport_ = false;
};

bool is_link(const std::string& word) {
  constexpr std::array links{"eth", "ethertype", "vlan", "ieee8021ad", "llc",
                             "ppp", "pppoes",    "mpls", "pwethcw",    "null",
                             "raw", "sll",       "cmd",  "erspan",     "pwethheuristic"};
  return std::ranges::find(links, word) != links.end();
}

/// What stands between two IP headers, but for the links that a tunnel carries.
std::string way_of(std::span<const std::string> between) {
  std::vector<std::string> words;
  for (const std::string& word : between) {
    if (words.empty() || !is_link(word)) words.push_back(word);
  }
  if (!words.empty() && words.front() == "eth") words.front() = "ethernet";
  return joined(words);
}

/// What stands between an ICMP message and the header of the packet in it.
std::string quotation_of(const std::string& message) {
  constexpr const char* redirect = "137/0";
  return message == redirect ? "redirected" : "quoted";
}

std::string payload_of(std::span<const std::string> words, Columns& columns) {
  const auto has = [words](const char* word) {
    return std::ranges::find(words, word) != words.end();
  };
  if (has("isakmp")) {
    const std::string version = columns.next("isakmp.version");
    return "ike " + version + " " + columns.next("isakmp.exchangetype");
  }
  if (!columns.next("udpencap.nat_keepalive").empty()) return "nat-keepalive";
  if (has("esp")) return "esp " + columns.next("esp.spi");
  return {};
}

std::string teredo_of(const Row& row) {
  if (row.at("teredo").empty()) return {};
  std::string text = row.at("teredo.auth").empty() ? "" : "auth ";
  if (!row.at("teredo.orig").empty()) {
    text += "origin " + row.at("teredo.orig.addr") + " " + row.at("teredo.orig.port");
  }
  return text;
}

}  // namespace

Reading tell_theirs(const Row& row) {
  Reading reading;
  Columns columns(row);
  const std::vector<std::string> words = split(row.at("frame.protocols"), ':');
  auto at = std::ranges::find_if(words, is_ip);
  std::vector<std::string> links(words.begin(), at);
  std::erase_if(links, [](const std::string& word) { return is_link(word) && word != "cmd"; });
  std::string way = links.empty() ? "link" : "link>" + joined(links);
  while (at != words.end()) {
    Header& header = reading.headers.emplace_back(Header{.way = way, .family = *at});
    Teller teller(header, columns);
    const auto next = std::ranges::find_if(at + 1, words.end(), is_ip);
    auto behind = at + 1;
    while (behind != next && teller.tell(*behind)) ++behind;
    const std::span<const std::string> carried(behind, next);
    put(header.words, "payload", payload_of(carried, columns));
    const bool is_quotation = carried.empty() && header.words.contains("icmp");
    way = is_quotation ? quotation_of(header.words["icmp"]) : way_of(carried);
    at = next;
  }
  put(reading.words, "options", row.at("ipv6.opt.type"));
  put(reading.words, "discovery-options", row.at("icmpv6.opt.type"));
  put(reading.words, "teredo", teredo_of(row));
  reading.faults = find_complaints(row);
  reading.end = reading.faults.empty() ? "end" : "fault";
  return reading;
}

}  // namespace sixgate::differential
