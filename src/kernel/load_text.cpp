// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/load_text.hpp"

#include <algorithm>
#include <memory>
#include <new>

#include <nftables/libnftables.h>

#include "kernel/nftnl.hpp"
#include "kernel/refused.hpp"

namespace sixgate::kernel {

namespace {

/// `Could not process rule: No such file or directory; ...`, of what nft would print in colour and
/// with arrows below it.
std::string first_line(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  const std::string mark = "Error: ";
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? text : text.substr(at + mark.size());
}

}  // namespace

void load_text(const std::string& text) {
  const std::unique_ptr<nft_ctx, FreeWith<nft_ctx_free>> nft(nft_ctx_new(NFT_CTX_DEFAULT));
  if (!nft) throw std::bad_alloc();
  nft_ctx_buffer_output(nft.get());
  nft_ctx_buffer_error(nft.get());
  if (nft_run_cmd_from_buffer(nft.get(), text.c_str()) == 0) return;
  const char* const error = nft_ctx_get_error_buffer(nft.get());
  throw Refused("cannot load the ruleset: " + first_line(error == nullptr ? "" : error));
}

}  // namespace sixgate::kernel
