// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/secret.hpp"

#include <sodium.h>

namespace sixgate::memory {

static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == sizeof(std::uint64_t));

Secret Secret::random() {
  Key key;
  ::randombytes_buf(key.data(), key.size());
  return Secret(key);
}

std::uint64_t Secret::hash(std::span<const std::byte> bytes) const {
  std::uint64_t hash = 0;
  ::crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     key_.data());
  return hash;
}

}  // namespace sixgate::memory
