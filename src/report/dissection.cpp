// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/dissection.hpp"

#include "report/json.hpp"
#include "report/part.hpp"
#include "report/stop.hpp"
#include "report/words.hpp"
#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/quoted.hpp"

namespace sixgate::report {

namespace {

using packet::Headers;
using packet::Layer;

std::string object_of(const Part& part) {
  JsonObject object;
  object.text("header", part.header).number("offset", part.offset).number("length", part.length);
  for (const Field& field : part.fields) {
    if (!field.key.empty()) object.value(field.key, field.json);
  }
  return object.line();
}

std::string object_of(const packet::Fragment& fragment) {
  return JsonObject()
      .number("offset", fragment.offset)
      .value("more", fragment.more ? "true" : "false")
      .number("id", fragment.id)
      .line();
}

/// Dissects the layers of one packet, or of one that it quotes.
class Dissection {
 public:
  Dissection(const packet::Packet& packet, const Headers& headers, const policy::Policy& policy)
      : packet_(packet), headers_(headers), policy_(policy) {}

  /// The layers from one depth on, as an array.
  [[nodiscard]] std::string array_from(std::size_t depth, bool tells_quoted) const {
    std::string array = "[";
    for (; depth < headers_.layers.size(); ++depth) {
      if (array.size() > 1) array += ',';
      array += object_at(depth, tells_quoted).line();
    }
    return array + ']';
  }

  /// The outermost layer of a quoted packet with those inside it.
  [[nodiscard]] std::string nested() const {
    JsonObject object = object_at(0, false);
    if (headers_.layers.size() > 1) object.value("layers", array_from(1, false));
    if (headers_.deeper) object.value("deeper", "true");
    return object.line();
  }

 private:
  [[nodiscard]] JsonObject object_at(std::size_t depth, bool tells_quoted) const {
    const Layer& layer = headers_.layers[depth];
    JsonObject object;
    append_header(object, layer);
    if (layer.fault != packet::Fault::none) object.text("fault", packet::name_of(layer.fault));
    if (tells_quoted) append_quoted(object, layer);
    append_more(object, layer);
    const std::vector<Part> parts = parts_of(packet_, headers_, depth);
    if (!parts.empty()) object.value("headers", array_of(parts));
    return object;
  }

  void append_header(JsonObject& object, const Layer& layer) const {
    if (!layer.family) return;
    object.text("header", word_for_header(layer));
    object.text("src", word_for(layer.source)).text("dst", word_for(layer.destination));
    const auto chain = chain_words(layer);
    if (!chain.empty()) object.texts("chain", chain);
    object.number("next", static_cast<unsigned>(layer.transport));
    const std::string_view tunnel = word_for_tunnel(layer, policy_);
    const std::string end = end_of(layer);
    if (!tunnel.empty()) {
      object.text("opens", tunnel);
    } else if (!end.empty()) {
      object.text("transport", end);
    }
    if (layer.icmp) object.number("type", layer.icmp->type).number("code", layer.icmp->code);
    if (layer.ports) {
      object.number("sport", layer.ports->source).number("dport", layer.ports->destination);
    }
  }

  void append_quoted(JsonObject& object, const Layer& layer) const {
    const auto quoted = packet::read_quoted(packet_, layer, policy_.declared());
    if (quoted) object.value("quoted", Dissection(packet_, *quoted, policy_).nested());
  }

  void append_more(JsonObject& object, const Layer& layer) const {
    if (layer.family) object.number("hop-limit", layer.hop_limit);
    object.number("offset", layer.offset);
    if (layer.length > 0) object.number("length", layer.length);
    if (layer.fragment) object.value("fragment", object_of(*layer.fragment));
    if (layer.recognised != packet::Recognised::nothing) {
      object.text("recognised", packet::name_of(layer.recognised));
    }
    if (layer.cut != wire::Beyond::nothing) object.text("cut", wire::name_of(layer.cut));
    const auto stop = find_stop(packet_, layer);
    if (!stop) return;
    if (!stop->header.empty()) object.text("stopped-in", stop->header);
    object.number("stopped-at", stop->offset);
  }

  static std::string array_of(const std::vector<Part>& parts) {
    std::string array = "[";
    for (const Part& part : parts) {
      if (array.size() > 1) array += ',';
      array += object_of(part);
    }
    return array + ']';
  }

  const packet::Packet& packet_;
  const Headers& headers_;
  const policy::Policy& policy_;
};

}  // namespace

std::string dissection(std::uint64_t frame, const packet::Packet& packet, const Headers& headers,
                       const policy::Policy& policy) {
  JsonObject object;
  object.number("frame", frame);
  object.value("layers", Dissection(packet, headers, policy).array_from(0, true));
  if (headers.deeper) object.value("deeper", "true");
  return object.line();
}

std::string dissection(std::uint64_t frame) {
  return JsonObject().number("frame", frame).value("layers", "[]").line();
}

}  // namespace sixgate::report
