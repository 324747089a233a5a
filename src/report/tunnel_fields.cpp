// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "report/header_fields.hpp"
#include "report/words.hpp"
#include "sixgate/packet/gre.hpp"
#include "sixgate/packet/teredo.hpp"

namespace sixgate::report {

namespace {

Fields teredo_fields(const wire::Cursor& payload) {
  const packet::Teredo teredo = packet::read_teredo(payload);
  Fields fields;
  if (teredo.authentication) {
    fields.push_back(flag("authentication"));
    fields.push_back(number("confirmation", teredo.authentication->confirmation));
  }
  if (teredo.origin) {
    fields.push_back(word(
        "origin", word_for(teredo.origin->address) + ':' + std::to_string(teredo.origin->port)));
  }
  return fields;
}

}  // namespace

Fields gre_fields(wire::Cursor header) {
  using namespace packet::gre_flag;
  const auto start = header.take<4>();
  if (!start) return {};
  const std::uint32_t flags = start->be16<0>();
  Fields fields{hexadecimal("protocol", start->be16<2>())};
  if ((flags & version) != 0) {
    fields.push_back(number("version", flags & version));
    return fields;
  }
  const bool is_behind_checksum = (flags & (checksum | routing)) != 0;
  if ((flags & key) == 0 || (is_behind_checksum && !header.take<4>())) return fields;
  if (const auto value = header.take<4>()) fields.push_back(hexadecimal("key", value->be32<0>()));
  return fields;
}

Fields tunnel_fields(const packet::Packet& packet, const packet::Layer& layer) {
  const wire::Cursor payload = packet.at(layer.payload);
  switch (layer.opens) {
    case packet::Encapsulation::gre: return gre_fields(payload);
    case packet::Encapsulation::teredo: return teredo_fields(payload);
    case packet::Encapsulation::esp: return esp_fields(payload);
    default: return {};
  }
}

}  // namespace sixgate::report
