// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the rows for others to try their firewall with:
//
//     SITE.toml   a site, as its configuration file
//     SITE.pcap   its packets, one Ethernet frame a row
//     SITE.tsv    one line a frame: what it proves, how it arrives, and what becomes of it
//
// and for the test that holds the kernel's rules to the engine's:
//
//     kernel.pcap      every packet once, as far as a device can send it
//     kernel.tsv       one line a frame: the reason that its first row has, and what it proves
//     paths.tsv        one line a path: hook and interfaces
//     SITE.kernel.tsv  which rules that the kernel decides a frame breaks at that site on a path;
//                      `?` behind one: the engine is shown the frame too
//     SITE.steering.tsv  what the kernel does with a frame, to this machine and from it, that
//     breaks
//                        none: guarantees it for a reason, queues it, or `-`
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "conformance/asked.hpp"
#include "conformance/rows.hpp"
#include "conformance/sites.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/write_capture.hpp"

namespace sixgate::test::conformance {

namespace {

/// The largest packet that a device with the largest MTU takes.
constexpr std::size_t most_bytes = 65535;

class File {
 public:
  explicit File(const std::string& path) : path_(path), out_(path, std::ios::binary) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void line(std::initializer_list<std::string_view> columns) {
    std::string_view separator;
    for (const std::string_view column : columns) {
      out_ << separator << column;
      separator = "\t";
    }
    out_ << '\n';
  }

  void text(const std::string& text) { out_ << text; }

  /// Throws std::runtime_error where it could not be written.
  void close() {
    out_.close();
    if (!out_) throw std::runtime_error("cannot write " + path_);
  }

 private:
  std::string path_;
  std::ofstream out_;
};

/// Appends a word behind a comma.
void list(std::string& text, std::string_view word) {
  if (!text.empty()) text += ',';
  text += word;
}

/// A question mark behind a reason: the packet is brought to the engine too.
std::string words(const std::vector<KernelBreach>& broken) {
  std::string text;
  for (const KernelBreach& breach : broken) {
    list(text, name_of(breach.reason));
    if (breach.is_brought) text += '?';
  }
  return text;
}

std::string notes_of(const policy::Decision& decision) {
  std::string text;
  for (const policy::Note& note : decision.notes) list(text, name_of(note.reason));
  return text.empty() ? "-" : text;
}

/// Between two packets, of which none is about another: longer than anything is remembered.
constexpr std::chrono::hours forgetting{3};

void write_site(const std::string& folder, std::string_view site) {
  const std::string base = folder + "/" + std::string(site);
  const config::Configuration& configuration = site_of(site);
  std::vector<Bytes> packets;
  File table(base + ".tsv");
  table.line({"frame", "verdict", "reason", "layer", "notes", "path", "law", "id"});
  for (const Row& row : all_rows()) {
    if (row.site != site) continue;
    packets.push_back(row.packet);
    const policy::Decision decision = decide(row.packet, row.path, configuration);
    const policy::CatalogueRow& reason = policy::row_of(decision.verdict.reason());
    table.line({std::to_string(packets.size()), decision.verdict.is_drop() ? "drop" : "accept",
                reason.name, std::to_string(decision.verdict.depth()), notes_of(decision),
                row.path.name, policy::format(reason.law).view(), row.id});
  }
  table.close();
  write_capture(base + ".pcap", packets, LinkType::ethernet, forgetting);
  File configuration_file(base + ".toml");
  configuration_file.text(site_text(site));
  configuration_file.close();
}

/// Every packet once, with the row that has it first.
std::vector<const Row*> different_packets() {
  std::set<Bytes> seen;
  std::vector<const Row*> rows;
  for (const Row& row : all_rows()) {
    if (row.packet.size() <= most_bytes && seen.insert(row.packet).second) rows.push_back(&row);
  }
  return rows;
}

void write_paths(const std::string& folder) {
  File table(folder + "/paths.tsv");
  table.line({"path", "hook", "in", "out"});
  for (const Path& path : paths) {
    if (!path.arrival.hook) continue;
    table.line({path.name, name_of(*path.arrival.hook),
                path.in_interface.empty() ? "-" : path.in_interface,
                path.out_interface.empty() ? "-" : path.out_interface});
  }
  table.close();
}

void write_kernel(const std::string& folder, const std::vector<const Row*>& rows) {
  std::vector<Bytes> packets;
  File table(folder + "/kernel.tsv");
  table.line({"frame", "reason", "id"});
  for (const Row* row : rows) {
    packets.push_back(row->packet);
    const auto reason = decide(row->packet, row->path, site_of(row->site)).verdict.reason();
    table.line({std::to_string(packets.size()), name_of(reason), row->id});
  }
  table.close();
  write_capture(folder + "/kernel.pcap", packets, LinkType::ethernet);
}

/// A host has no gate for what it does not forward.
bool is_gated(std::string_view site, policy::Hook hook) {
  return site_of(site).policy().role == policy::Role::border || hook != policy::Hook::forward;
}

void write_broken(const std::string& folder, std::string_view site,
                  const std::vector<const Row*>& rows) {
  File table(folder + "/" + std::string(site) + ".kernel.tsv");
  table.line({"frame", "path", "reasons"});
  for (const Path& path : paths) {
    if (!path.arrival.hook || !is_gated(site, *path.arrival.hook)) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto broken = broken_in_kernel(rows[i]->packet, path, site_of(site));
      if (!broken.empty()) table.line({std::to_string(i + 1), path.name, words(broken)});
    }
  }
  table.close();
}

/// By the hook alone: zones have no say in it.
void write_steering(const std::string& folder, std::string_view site,
                    const std::vector<const Row*>& rows) {
  File table(folder + "/" + std::string(site) + ".steering.tsv");
  table.line({"frame", "to us", "from us"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.line({std::to_string(i + 1), steered_to(rows[i]->packet, to_us, site_of(site)),
                steered_to(rows[i]->packet, from_us, site_of(site))});
  }
  table.close();
}

}  // namespace

void write_all(const std::string& folder) {
  const std::vector<const Row*> different = different_packets();
  for (const std::string_view site : all_sites) {
    write_site(folder, site);
    write_broken(folder, site, different);
    write_steering(folder, site, different);
  }
  write_paths(folder);
  write_kernel(folder, different);
}

}  // namespace sixgate::test::conformance

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: write_conformance FOLDER\n";
    return 2;
  }
  try {
    sixgate::test::conformance::write_all(words[1]);
  } catch (const std::exception& error) {
    std::cerr << "write_conformance: " << error.what() << '\n';
    return 3;
  }
  return 0;
}
