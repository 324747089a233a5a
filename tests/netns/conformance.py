#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows the kernel the packets that write_conformance wrote, and compares what it says of them.

  conformance.py rules FOLDER DEVICE
      prints a table that notes in a set which packets each expression of SITE.ruleset matches
  conformance.py send FOLDER INTERFACE COMMAND
      sends every packet, and again those not in the set of which COMMAND tells as JSON
  conformance.py compare FOLDER
      compares what hits.json and seen.json say with SITE.kernel.tsv and SITE.steering.tsv

A packet is known by its source MAC address, an expression by the mark that it sets.
"""

import json
import pathlib
import re
import socket
import struct
import subprocess
import sys
import time

GATE_MAC = bytes.fromhex("020000000001")
INTERFACE_MATCH = re.compile(
    r'^(?:meta )?(iifname|oifname|iifkind|iif|oif) (!= )?("[^"]*"|\{[^}]*\}|\S+) ?')
RULE = re.compile(r'^\t\t(.*?) ?counter name "([^"]+)"(?: drop)?$')
STEERING = re.compile(
    r'^\t\t(?!#)(.*?) ?(?:counter name "([^"]+)" accept|goto pend_(\w+)|(return))$')


def rows_of(path):
    """The lines of a table, each a dictionary by the words of the first."""
    lines = path.read_text().splitlines()
    heading = lines[0].split("\t")
    return [dict(zip(heading, line.split("\t"))) for line in lines[1:]]


def sites_of(folder):
    return sorted(path.name.removesuffix(".ruleset") for path in folder.glob("*.ruleset"))


def is_met(field, negated, value, path):
    """Whether a match of an interface holds on a path."""
    name = {"iif": path["in"], "iifname": path["in"], "oif": path["out"], "oifname": path["out"],
            "iifkind": "bridge" if path["in"].startswith("br") else "veth"}[field]
    patterns = [item.strip().strip('"') for item in value.strip("{}").split(",")]
    holds = name != "-" and any(
        name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern
        for pattern in patterns)
    if name == "-":
        return False  # a hook without that interface matches neither way
    return holds != bool(negated)


def on_path(expression, path):
    """What is left of an expression where its interfaces match; None where one does not."""
    rest, left = expression, []
    while rest:
        match = INTERFACE_MATCH.match(rest)
        if match:
            if not is_met(match[1], match[2], match[3], path):
                return None
            rest = rest[match.end():]
            continue
        word, _, rest = rest.partition(" ")
        left.append(word)
    return " ".join(left)


def elements_of(ruleset):
    """The elements of each named set, as text."""
    return {name: elements for name, elements in
            re.findall(r"^add element inet sixgate (\S+) \{ (.*) \}$", ruleset, re.MULTILINE)}


def chains_of(path):
    """The chains that a packet on a path meets before any queue, but what is guaranteed."""
    if path["hook"] == "prerouting":
        return ["early"]
    gate = [f"gate_{path['hook']}"]
    is_routed = path["hook"] == "forward" and path["in"] != path["out"]
    return gate + ["routed"] if is_routed else gate


def lines_of(ruleset, chain):
    """The lines of a chain that has been filled."""
    bodies = re.findall(rf"^\tchain {chain} {{\n(.*?)^\t}}", ruleset, re.MULTILINE | re.DOTALL)
    return bodies[-1].splitlines()


def rules_in(ruleset, chain):
    """The expressions of a chain that only count or drop, each with its reason; but those about what no
    packet shows: IPsec of this machine's own, and the flow that an error is about."""
    return [match.groups() for line in lines_of(ruleset, chain)
            if (match := RULE.match(line)) and
            not any(unseen in match[1] for unseen in (" ipsec missing", "ct state "))]


def steering_rules(folder, site, hook):
    """What comes behind those, chain by chain: pairs of an expression and what becomes of what it
    matches, a reason to accept, a class of queue, or None where the chain is left."""
    ruleset = (folder / f"{site}.ruleset").read_text()
    return [[(match[1], match[2] or match[3]) for line in lines_of(ruleset, chain)
             if (match := STEERING.match(line))]
            for chain in (["early"] if hook == "input" else []) +
            [f"gate_{hook}", "guaranteed", "steer"]]


def kernel_rules(folder):
    """Yields site, path, reason and what the kernel is to match, sets spelt out."""
    paths = rows_of(folder / "paths.tsv")
    for site in sites_of(folder):
        ruleset = (folder / f"{site}.ruleset").read_text()
        elements = elements_of(ruleset)
        for path in paths:
            for chain in chains_of(path):
                for expression, reason in rules_in(ruleset, chain):
                    expression = on_path(expression, path)
                    if expression is not None:
                        yield site, path["path"], reason, spell_out(expression, elements)


def spell_out(expression, elements):
    """Sets of a site by their elements; an empty one is this table's own."""
    for name in re.findall(r"@(site\.\S+)", expression):
        empty = "@no_ipv4" if name.endswith("4") else "@no_ipv6"
        expression = expression.replace(
            "@" + name, f"{{ {elements[name]} }}" if name in elements else empty)
    return expression


def numbered(folder):
    """The different expressions, each with its number."""
    numbers = {}
    for _, _, _, expression in kernel_rules(folder):
        numbers.setdefault(expression, len(numbers) + 1)
    for site in sites_of(folder):
        for hook in ("input", "output"):
            for chain in steering_rules(folder, site, hook):
                for expression, _ in chain:
                    numbers.setdefault(expression, len(numbers) + 1)
    return numbers


def print_rules(folder, device):
    numbers = numbered(folder)
    if len(numbers) < 10:
        sys.exit("no expressions in the printed rulesets")
    print("table inet conformance {")
    print("  set seen { type ether_addr; size 65535; flags dynamic; }")
    print("  set hits { type ether_addr . mark; size 1000000; flags dynamic; }")
    print("  set no_ipv4 { type ipv4_addr; flags interval; }")
    print("  set no_ipv6 { type ipv6_addr; flags interval; }")
    print("  chain arrives {")
    print(f"    type filter hook ingress device {device} priority 0; policy accept;")
    print("    ether saddr & ff:ff:00:00:00:00 != 02:c0:00:00:00:00 return")
    for expression, number in numbers.items():
        print(f"    meta mark set {number}")
        print(f"    {expression} add @hits {{ ether saddr . meta mark }}")
    print("    add @seen { ether saddr }")
    print("  }")
    print("}")


def frames_of(path):
    """The Ethernet frames of a capture, big-endian as write_capture() writes it."""
    content, offset = path.read_bytes(), 24
    while offset < len(content):
        size = struct.unpack_from(">I", content, offset + 8)[0]
        yield content[offset + 16:offset + 16 + size]
        offset += 16 + size


def mac_of(frame):
    return ":".join(f"{byte:02x}" for byte in b"\2\xc0" + frame.to_bytes(4, "big"))


def elements_in(content):
    (entry,) = [row["set"] for row in json.loads(content)["nftables"] if "set" in row]
    return entry.get("elem", [])


def send(folder, interface, command):
    raw_socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    raw_socket.bind((interface, 0))
    waiting = {}
    for number, frame in enumerate(frames_of(folder / "kernel.pcap"), 1):
        mac = mac_of(number)
        waiting[mac] = GATE_MAC + bytes.fromhex(mac.replace(":", "")) + frame[12:]
    for _ in range(5):
        before = len(waiting)
        for count, frame in enumerate(waiting.values()):
            raw_socket.send(frame)
            if count % 100 == 99:
                time.sleep(0.01)
        time.sleep(0.2)
        seen = subprocess.run(command, shell=True, check=True, capture_output=True).stdout
        for mac in elements_in(seen):
            waiting.pop(mac, None)
        if not waiting or len(waiting) == before:
            break


def steer(chains, mac, hits):
    """What becomes of a packet: it takes the first rule of each chain that matches it."""
    for chain in chains:
        for matched, outcome in chain:
            if mac in hits[matched]:
                if outcome:
                    return outcome
                break
    return "-"


def compare_steering(folder, packets, hits):
    """Yields what the kernel passes or queues otherwise than the engine says."""
    for site in sites_of(folder):
        rows = rows_of(folder / f"{site}.steering.tsv")
        for hook, column in (("input", "to us"), ("output", "from us")):
            chains = steering_rules(folder, site, hook)
            for row in rows:
                mac = mac_of(int(row["frame"]))
                if mac not in packets or is_unreadable(packets[mac]):
                    continue
                kernel = steer(chains, mac, hits)
                if kernel != row[column]:
                    yield (f"{site}, {column}: {packets[mac]['id']}: the kernel says {kernel}, "
                           f"the engine {row[column]}")


def compare_reasons(folder, packets, hits):
    """Yields which packets a rule matches in the kernel and not in the engine, or the other way."""
    matched = {}  # (site, path, frame's address) -> reasons
    for site, path, reason, expression in kernel_rules(folder):
        for mac in hits[expression]:
            matched.setdefault((site, path, mac), set()).add(reason)
    expected = {}
    for site in sites_of(folder):
        for row in rows_of(folder / f"{site}.kernel.tsv"):
            expected[site, row["path"], mac_of(int(row["frame"]))] = row["reasons"].split(",")
    if len(matched) < 1000:
        yield "hardly anything matched"
    for key in sorted(matched.keys() | expected.keys()):
        site, path, mac = key
        if mac not in packets:
            continue
        kernel = matched.get(key, set())
        engine = expected.get(key, [])
        must = {reason for reason in engine if not reason.endswith("?")}
        may = {reason.rstrip("?") for reason in engine}
        if not (must <= kernel and (kernel <= may or is_unreadable(packets[mac]))):
            yield (f"{site}, {path}: {packets[mac]['id']}: the kernel says {sorted(kernel)}, "
                   f"the engine {sorted(engine)}")


def compare(folder):
    numbers = numbered(folder)
    by_number = {number: set() for number in numbers.values()}
    for element in elements_in((folder / "hits.json").read_text()):
        mac, mark = element["concat"]
        by_number[int(mark)].add(mac)
    hits = {expression: by_number[number] for expression, number in numbers.items()}
    seen = set(elements_in((folder / "seen.json").read_text()))
    packets = {mac_of(int(row["frame"])): row for row in rows_of(folder / "kernel.tsv")}

    faults = [f"the kernel discards {row['id']}" for mac, row in packets.items()
              if mac not in seen and not is_unreadable(row)]
    packets = {mac: row for mac, row in packets.items() if mac in seen}
    faults += compare_reasons(folder, packets, hits)
    faults += compare_steering(folder, packets, hits)
    matches = sum(map(len, hits.values()))
    print(f"{len(seen)} packets, {len(numbers)} expressions, {matches} matches")
    print("\n".join(faults[:200]))
    return not faults


def is_unreadable(row):
    """Whether a packet's headers cannot be read to their end. Ingress, unlike the gate's hooks,
    discards some of those; in others the kernel reads on where the engine stops and drops them."""
    return row["reason"].startswith("wire.") or row["reason"] == "frag.header-chain"


def main(arguments):
    match arguments:
        case ["rules", folder, device]:
            print_rules(pathlib.Path(folder), device)
        case ["send", folder, interface, command]:
            send(pathlib.Path(folder), interface, command)
        case ["compare", folder]:
            sys.exit(0 if compare(pathlib.Path(folder)) else 1)
        case _:
            sys.exit(__doc__)


main(sys.argv[1:])
