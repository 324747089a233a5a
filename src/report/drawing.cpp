// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/drawing.hpp"

#include <algorithm>
#include <vector>

#include "report/discovery_fields.hpp"
#include "report/part.hpp"
#include "report/row.hpp"
#include "report/stop.hpp"
#include "report/words.hpp"
#include "sixgate/packet/quoted.hpp"

namespace sixgate::report {

namespace {

using packet::Headers;
using packet::Layer;

/// Draws one packet, or one that it quotes.
class Drawing {
 public:
  Drawing(const packet::Packet& packet, const policy::Policy& policy, std::vector<Row>& rows)
      : packet_(packet), policy_(policy), rows_(rows) {}

  /// end  of what the outermost layer stands in, bytes from the packet's first; 0 where that is
  ///      not known
  void draw(const Headers& headers, std::size_t indent, std::uint64_t end, bool is_quoted) {
    for (std::size_t depth = 0; depth < headers.layers.size(); ++depth) {
      draw_headers(headers, depth, indent + depth, is_quoted);
      draw_stop(headers.layers[depth], indent + depth);
    }
    const std::size_t last = headers.layers.size() - 1;
    draw_payload(headers, indent + last + 1, is_quoted);
    for (std::size_t depth = last + 1; depth-- > 0;) {
      const std::uint64_t outer_end = depth == 0 ? end : payload_end(headers.layers[depth - 1]);
      draw_trailer(headers.layers[depth], outer_end, indent + depth);
    }
  }

 private:
  void draw_headers(const Headers& headers, std::size_t depth, std::size_t indent, bool is_quoted) {
    const std::vector<Part> parts = parts_of(packet_, headers, depth);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Row row{.offset = parts[i].offset,
              .length = parts[i].length,
              .indent = indent + (i == 0 ? 0 : 1),
              .name = (is_quoted && depth == 0 && i == 0 ? "quoted " : "") + parts[i].header};
      for (const Field& field : parts[i].fields) {
        if (!field.text.empty()) row.texts.push_back(field.text);
      }
      if (i == 0) row.ink = Ink::green;
      rows_.push_back(std::move(row));
    }
    const std::string_view tunnel = word_for_tunnel(headers.layers[depth], policy_);
    if (!tunnel.empty() && rows_.back().name != tunnel) {
      rows_.back().texts.push_back("opens " + std::string(tunnel));
    }
  }

  void draw_stop(const Layer& layer, std::size_t indent) {
    const auto stop = find_stop(packet_, layer);
    if (!stop) return;
    const bool is_fault = layer.fault != packet::Fault::none;
    const std::string_view why = is_fault ? packet::name_of(layer.fault) : wire::name_of(layer.cut);
    Row row{.offset = stop->offset,
            .indent = indent + (layer.family ? 1 : 0),
            .name = is_fault ? "fault" : "cut",
            .texts = {std::string(why)},
            .ink = is_fault ? Ink::red : Ink::yellow};
    if (!stop->header.empty()) row.texts.back() += " in " + stop->header;
    if (layer.fault == packet::Fault::version) row.texts.push_back(first_byte(layer));
    rows_.push_back(std::move(row));
  }

  /// Of what should be an IP header.
  [[nodiscard]] std::string first_byte(const Layer& layer) const {
    const auto byte = packet_.at({.offset = layer.offset, .here = 1, .length = 1}).take<1>();
    return byte ? hexadecimal("its first byte is", byte->u8<0>()).text : "nothing is there";
  }

  void draw_payload(const Headers& headers, std::size_t indent, bool is_quoted) {
    const Layer& layer = headers.layers[headers.layers.size() - 1];
    if (headers.deeper) {
      rows_.push_back({.offset = layer.payload.offset,
                       .indent = indent,
                       .name = "deeper",
                       .texts = {"a further IP header, not read: no more than " +
                                 std::to_string(packet::max_layers) + " are"},
                       .ink = Ink::yellow});
    } else if (layer.is_later_fragment()) {
      draw_data(layer.segment, indent, "data", " of " + word_for(layer.transport));
    } else if (layer.payload.offset > layer.segment.offset && !is_discovery(layer) &&
               !draw_quoted(layer, indent, is_quoted)) {
      const std::string_view recognised = packet::name_of(layer.recognised);
      draw_data(layer.payload, indent, recognised.empty() ? "data" : recognised, "");
    }
  }

  void draw_data(const wire::Extent& extent, std::size_t indent, std::string_view name,
                 std::string_view what) {
    const std::uint64_t length = extent.length == wire::Extent::open ? extent.here : extent.length;
    if (length == 0) return;
    // What is in other fragments, or not quoted, has no place in this packet.
    const bool has_place = extent.beyond == wire::Beyond::not_captured;
    Row row{.offset = extent.offset,
            .length = has_place ? length : extent.here,
            .indent = indent,
            .name = std::string(name)};
    row.texts.push_back(count(length) + std::string(what));
    if (extent.here < length) row.texts.push_back(std::to_string(extent.here) + " of them here");
    if (extent.beyond != wire::Beyond::nothing) {
      row.texts.push_back("the rest " + std::string(wire::name_of(extent.beyond)));
    }
    rows_.push_back(std::move(row));
  }

  bool draw_quoted(const Layer& layer, std::size_t indent, bool is_quoted) {
    if (is_quoted) return false;
    const auto quoted = packet::read_quoted(packet_, layer, policy_.declared());
    if (!quoted) return false;
    Drawing(packet_, policy_, rows_).draw(*quoted, indent + 1, payload_end(layer), true);
    return true;
  }

  void draw_trailer(const Layer& layer, std::uint64_t outer_end, std::size_t indent) {
    const std::uint64_t end = layer.offset + layer.length;
    if (layer.length == 0 || outer_end <= end) return;
    rows_.push_back({.offset = end,
                     .length = outer_end - end,
                     .indent = indent,
                     .name = "trailer",
                     .texts = {count(outer_end - end) + " behind the packet"},
                     .ink = Ink::yellow});
  }

  static std::uint64_t payload_end(const Layer& layer) {
    const wire::Extent& payload = layer.payload;
    return payload.length == wire::Extent::open ? 0
                                                : std::uint64_t{payload.offset} + payload.length;
  }

  static std::string count(std::uint64_t bytes) {
    return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
  }

  const packet::Packet& packet_;
  const policy::Policy& policy_;
  std::vector<Row>& rows_;
};

}  // namespace

std::string drawing(const packet::Packet& packet, const Headers& headers,
                    const policy::Policy& policy, Colour colour) {
  std::vector<Row> rows;
  Drawing(packet, policy, rows).draw(headers, 0, packet.length, false);
  return format(rows, colour);
}

}  // namespace sixgate::report
