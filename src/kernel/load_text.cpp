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

enum class Commit : bool { no, yes };

/// Why nf_tables refuses the text; empty where it takes it.
std::string refusal_of(const std::string& text, Commit commit) {
  const std::unique_ptr<nft_ctx, FreeWith<nft_ctx_free>> nft(nft_ctx_new(NFT_CTX_DEFAULT));
  if (!nft) throw std::bad_alloc();
  nft_ctx_set_dry_run(nft.get(), commit == Commit::no);
  nft_ctx_buffer_output(nft.get());
  nft_ctx_buffer_error(nft.get());
  if (nft_run_cmd_from_buffer(nft.get(), text.c_str()) == 0) return {};
  const char* const error = nft_ctx_get_error_buffer(nft.get());
  return first_line(error == nullptr || *error == '\0' ? "nft gives no reason" : error);
}

}  // namespace

void load_text(const std::string& text) {
  const std::string refusal = refusal_of(text, Commit::yes);
  if (!refusal.empty()) throw Refused("cannot load the ruleset: " + refusal);
}

std::string try_text(const std::string& text) { return refusal_of(text, Commit::no); }

}  // namespace sixgate::kernel
