// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/table_contents.hpp"

#include <algorithm>
#include <array>

#include <libnftnl/udata.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>

#include "kernel/names.hpp"

namespace sixgate::kernel {

namespace {

using Room = std::array<char, 512>;

nlmsghdr& ask(Room& room, int type) {
  return *nftnl_nlmsg_build_hdr(room.data(), static_cast<std::uint16_t>(type), NFPROTO_INET,
                                NLM_F_DUMP, 1);
}

std::optional<std::uint32_t> read_flags(Netlink& netlink) {
  alignas(nlmsghdr) Room room;
  const auto found =
      netlink.list<std::uint32_t>(ask(room, NFT_MSG_GETTABLE), [](const nlmsghdr& message) {
        const Table table = own<Table>(nftnl_table_alloc());
        std::optional<std::uint32_t> flags;
        if (nftnl_table_nlmsg_parse(&message, table.get()) == 0 &&
            nftnl_table_get_str(table.get(), NFTNL_TABLE_NAME) == std::string_view(table_name)) {
          flags = nftnl_table_get_u32(table.get(), NFTNL_TABLE_FLAGS);
        }
        return flags;
      });
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::string describe_hook(const nftnl_chain& chain) {
  if (!nftnl_chain_is_set(&chain, NFTNL_CHAIN_HOOKNUM)) return {};
  return std::to_string(nftnl_chain_get_u32(&chain, NFTNL_CHAIN_HOOKNUM)) + " " +
         std::to_string(nftnl_chain_get_s32(&chain, NFTNL_CHAIN_PRIO)) + " " +
         std::to_string(nftnl_chain_get_u32(&chain, NFTNL_CHAIN_POLICY));
}

bool drops(const nftnl_chain& chain) {
  return nftnl_chain_is_set(&chain, NFTNL_CHAIN_POLICY) &&
         nftnl_chain_get_u32(&chain, NFTNL_CHAIN_POLICY) == NF_DROP;
}

void read_chains(Netlink& netlink, TableContents& contents) {
  struct Named {
    std::string name;
    std::string hook;
    bool drops = false;
  };
  alignas(nlmsghdr) Room room;
  const auto chains = netlink.list<Named>(ask(room, NFT_MSG_GETCHAIN), [](const nlmsghdr& message) {
    const Chain chain = own<Chain>(nftnl_chain_alloc());
    std::optional<Named> named;
    if (nftnl_chain_nlmsg_parse(&message, chain.get()) == 0 &&
        nftnl_chain_get_str(chain.get(), NFTNL_CHAIN_TABLE) == std::string_view(table_name)) {
      named = Named{.name = nftnl_chain_get_str(chain.get(), NFTNL_CHAIN_NAME),
                    .hook = describe_hook(*chain),
                    .drops = drops(*chain)};
    }
    return named;
  });
  for (const Named& chain : chains) {
    contents.chains.emplace(chain.name, chain.hook);
    if (chain.drops) contents.dropping.insert(chain.name);
  }
}

std::string comment_of(const nftnl_rule& rule) {
  std::uint32_t size = 0;
  const void* const data = nftnl_rule_get_data(&rule, NFTNL_RULE_USERDATA, &size);
  std::string comment;
  if (data == nullptr) return comment;
  nftnl_udata_parse(
      data, size,
      [](const nftnl_udata* part, void* found) {
        if (nftnl_udata_type(part) == NFTNL_UDATA_RULE_COMMENT) {
          const std::string_view text(static_cast<const char*>(nftnl_udata_get(part)),
                                      nftnl_udata_len(part));
          static_cast<std::string*>(found)->assign(text.substr(0, text.find('\0')));
        }
        return 0;
      },
      &comment);
  return comment;
}

std::vector<RuleContents> read_rules(Netlink& netlink) {
  alignas(nlmsghdr) Room room;
  nlmsghdr& request = ask(room, NFT_MSG_GETRULE);
  const Rule wanted = own<Rule>(nftnl_rule_alloc());
  nftnl_rule_set_str(wanted.get(), NFTNL_RULE_TABLE, table_name);
  nftnl_rule_nlmsg_build_payload(&request, wanted.get());
  return netlink.list<RuleContents>(request, [](const nlmsghdr& message) {
    const Rule rule = own<Rule>(nftnl_rule_alloc());
    std::optional<RuleContents> read;
    if (nftnl_rule_nlmsg_parse(&message, rule.get()) == 0) {
      const auto* const expressions =
          find_attribute(message, sizeof(nfgenmsg), NFTA_RULE_EXPRESSIONS);
      read = RuleContents{.chain = nftnl_rule_get_str(rule.get(), NFTNL_RULE_CHAIN),
                          .comment = comment_of(*rule),
                          .bytes = std::string(bytes_of(expressions)),
                          .queue = read_queue_rule(*rule)};
    }
    return read;
  });
}

/// Sets without timeout, maps among them, by name.
std::vector<std::string> list_sets(Netlink& netlink) {
  alignas(nlmsghdr) Room room;
  nlmsghdr& request = ask(room, NFT_MSG_GETSET);
  const Set wanted = own<Set>(nftnl_set_alloc());
  nftnl_set_set_str(wanted.get(), NFTNL_SET_TABLE, table_name);
  nftnl_set_nlmsg_build_payload(&request, wanted.get());
  return netlink.list<std::string>(request, [](const nlmsghdr& message) {
    const Set set = own<Set>(nftnl_set_alloc());
    std::optional<std::string> name;
    if (nftnl_set_nlmsg_parse(&message, set.get()) == 0 &&
        (nftnl_set_get_u32(set.get(), NFTNL_SET_FLAGS) & NFT_SET_TIMEOUT) == 0) {
      name = nftnl_set_get_str(set.get(), NFTNL_SET_NAME);
    }
    return name;
  });
}

/// Each in the kernel's own bytes, which say all of it.
std::vector<std::string> read_elements(Netlink& netlink, const std::string& set) {
  alignas(nlmsghdr) Room room;
  nlmsghdr& request = ask(room, NFT_MSG_GETSETELEM);
  const Set wanted = own<Set>(nftnl_set_alloc());
  nftnl_set_set_str(wanted.get(), NFTNL_SET_TABLE, table_name);
  nftnl_set_set_str(wanted.get(), NFTNL_SET_NAME, set.c_str());
  nftnl_set_elems_nlmsg_build_payload(&request, wanted.get());
  using Elements = std::vector<std::string>;
  const auto parts = netlink.list<Elements>(request, [](const nlmsghdr& message) {
    const auto* const list = find_attribute(message, sizeof(nfgenmsg), NFTA_SET_ELEM_LIST_ELEMENTS);
    Elements elements;
    for_each_nested(
        list, [&elements](const nlattr& element) { elements.emplace_back(bytes_of(&element)); });
    return std::optional(std::move(elements));
  });
  Elements elements;
  for (const Elements& part : parts) elements.insert(elements.end(), part.begin(), part.end());
  std::ranges::sort(elements);
  return elements;
}

/// FNV-1a.
class Digest {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) {
      value_ = (value_ ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3;
    }
  }
  /// So that two neighbours never read as others that end elsewhere.
  void add_whole(std::string_view bytes) {
    add(std::to_string(bytes.size()) + ":");
    add(bytes);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

}  // namespace

std::optional<TableContents> read_contents(Netlink& netlink) {
  const auto flags = read_flags(netlink);
  if (!flags) return std::nullopt;
  TableContents contents;
  contents.flags = *flags;
  read_chains(netlink, contents);
  contents.rules = read_rules(netlink);
  for (const std::string& set : list_sets(netlink)) {
    contents.sets.emplace(set, read_elements(netlink, set));
  }
  return contents;
}

std::uint64_t digest_of(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.value();
}

std::uint64_t digest_of(const TableContents& contents) {
  Digest digest;
  digest.add_whole(std::to_string(contents.flags));
  for (const auto& [name, hook] : contents.chains) {
    if (name == installed_chain) continue;
    digest.add_whole(name);
    digest.add_whole(hook);
    for (const RuleContents& rule : contents.rules) {
      if (rule.chain != name) continue;
      digest.add_whole("rule");
      digest.add_whole(rule.bytes);
    }
  }
  for (const auto& [name, elements] : contents.sets) {
    digest.add_whole(name);
    for (const std::string& element : elements) digest.add_whole(element);
  }
  return digest.value();
}

}  // namespace sixgate::kernel
