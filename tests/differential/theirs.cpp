// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/theirs.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "differential/columns.hpp"
#include "differential/complaints.hpp"

namespace sixgate::differential {

namespace {

bool is_ip(const std::string& word) { return word == "ip" || word == "ipv6"; }

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ">") + word;
  return text;
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

/// Stands for whatever is told of an extension header of IPv6 that the dissector sees behind IPv4.
constexpr const char* behind_ipv4 = "extension header behind ip";

/// Tells one IP header from the words that stand behind it, up to the next one.
class Teller {
 public:
  Teller(Header& header, Columns& columns)
      : words_(header.words), columns_(columns), is_ipv4_(header.family == "ip") {
    if (is_ipv4_) {
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
    const bool is_of_ipv6 =
        word.starts_with("ipv6.") || word == "mipv6" || word == "hip" || word == "shim6";
    if (is_ipv4_ && is_of_ipv6) {
      words_["transport"] = behind_ipv4;
      return true;
    }
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
      if (word == "udplite" && words_["checksum"] == "absent") words_["checksum"] = "illegal";
    } else if (word == (is_ipv4_ ? "icmpv6" : "icmp")) {
      words_["other icmp"] = columns_.next(word + ".type");
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
  bool is_ipv4_;
  bool has_transport_ = false;
};

/// GRE, and which version it says where that carries no such thing: version 1 is for PPP.
std::string gre_of(const Words& words) {
  const std::vector<std::string> fields = split(words.at("gre"), ' ');
  const std::uint64_t version = number(fields.front()) & 7;
  const bool is_known = version == 0 || (version == 1 && fields.back() == "0x880b");
  return is_known ? "gre" : "gre(" + std::to_string(version) + ")";
}

bool is_link(const std::string& word) {
  constexpr std::array links{"eth", "ethertype", "vlan", "ieee8021ad", "llc",
                             "ppp", "pppoes",    "mpls", "pwethcw",    "null",
                             "raw", "sll",       "cmd",  "erspan",     "pwethheuristic"};
  return std::ranges::find(links, word) != links.end();
}

/// What stands in front of the first IP header, but for the links that are known.
std::string link_of(std::vector<std::string> words) {
  std::erase_if(words, [](const std::string& word) { return is_link(word) && word != "cmd"; });
  return words.empty() ? "link" : "link>" + joined(words);
}

/// What stands between two IP headers, but for the links that a tunnel carries.
///
/// header  the words of the one in front
std::string way_of(std::span<const std::string> between, const Words& header) {
  if (between.empty()) {
    const std::string icmp = value_of(header, "icmp");
    if (icmp.empty()) return header.contains("other icmp") ? "other icmp" : "";
    return number(split(icmp, '/').front()) < 133 ? "quoted" : "redirected";
  }
  std::vector<std::string> words;
  for (const std::string& word : between) {
    if (words.empty() || !is_link(word)) words.push_back(word);
  }
  if (words.front() == "eth") words.front() = "ethernet";
  if (words.front() == "gre" && header.contains("gre")) words.front() = gre_of(header);
  return joined(words);
}

/// Whether the addresses are those of Teredo (RFC 4380 section 4) or of the link.
bool has_teredo_addresses(const Words& header) {
  const auto is_one = [](const std::string& address) {
    return address.starts_with("2001:0:") || address.starts_with("2001::");
  };
  const std::string source = value_of(header, "source");
  return is_one(source) || is_one(value_of(header, "destination")) || source.starts_with("fe80:");
}

/// Whether the dissector took a header for one of IPv4, found that its version is 6, and went on
/// with it as such.
bool is_other_version(const Header& header, std::span<const std::string> carried,
                      const std::string& next) {
  return header.family == "ip" && !header.words.contains("source") && carried.empty() &&
         next == "ipv6";
}

/// IKE, ESP or a keepalive in UDP.
std::string payload_of(std::span<const std::string> words, Columns& columns) {
  const auto has = [words](const char* word) {
    return std::ranges::find(words, word) != words.end();
  };
  if (has("isakmp")) {
    const std::string version = columns.next("isakmp.version");
    const std::string exchange = columns.next("isakmp.exchangetype");
    return exchange.empty() ? std::string{} : "ike " + version + " " + exchange;
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
  return text.empty() ? "nothing in front" : text;
}

}  // namespace

Reading tell_theirs(const Row& row) {
  Reading reading;
  Columns columns(row);
  const std::vector<std::string> words = split(row.at("frame.protocols"), ':');
  auto at = std::ranges::find_if(words, is_ip);
  std::string way = link_of({words.begin(), at});
  bool is_behind_ipv4 = false;
  bool is_of_other_version = false;
  bool is_quoted = false;
  for (; at != words.end();) {
    const auto next = std::ranges::find_if(at + 1, words.end(), is_ip);
    Header& header = reading.headers.emplace_back(Header{.way = way, .family = *at});
    Teller teller(header, columns);
    auto behind = at + 1;
    while (behind != next && teller.tell(*behind)) ++behind;
    at = next;
    if (is_other_version(header, {behind, next}, next != words.end() ? *next : "")) {
      is_of_other_version = true;
      reading.headers.pop_back();
      continue;
    }
    if (header.way == "teredo" && !has_teredo_addresses(header.words)) {
      header.way = "teredo of other addresses";
    }
    is_quoted = is_quoted || header.way == "quoted" || header.way == "redirected";
    is_behind_ipv4 = is_behind_ipv4 || value_of(header.words, "transport") == behind_ipv4;
    const std::span<const std::string> carried(behind, next);
    put(header.words, "payload", payload_of(carried, columns));
    way = way_of(carried, header.words);
  }
  put(reading.words, "options", is_behind_ipv4 ? behind_ipv4 : row.at("ipv6.opt.type"));
  put(reading.words, "discovery-options", row.at("icmpv6.opt.type"));
  put(reading.words, "teredo", teredo_of(row));
  reading.faults = find_complaints(row);
  if (is_of_other_version) reading.faults += reading.faults.empty() ? "version" : ",version";
  reading.end = reading.faults.empty() ? "end" : "fault";
  if (reading.faults.empty()) return reading;
  if (is_quoted) reading.faults = "quoted " + reading.faults;
  if (is_behind_ipv4) reading.faults = behind_ipv4;
  return reading;
}

}  // namespace sixgate::differential
