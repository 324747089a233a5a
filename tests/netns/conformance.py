#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows the kernel the packets that write_conformance wrote, and compares what it says of them.

  conformance.py rules FOLDER DEVICE     prints a table: every different expression of the rulesets
                                         SITE.ruleset notes in a set which packets it matched
  conformance.py send FOLDER INTERFACE COMMAND
                                         sends every packet, until COMMAND, which prints the set of those
                                         seen as JSON, knows them all or no more come
  conformance.py compare FOLDER          compares with SITE.kernel.tsv what hits.json says

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
INTERFACE_MATCH = re.compile(r'^(?:meta )?(iifname|oifname|iifkind|iif|oif) (!= )?("[^"]*"|\{[^}]*\}|\S+) ?')
RULE = re.compile(r'^\t\t(.*?) ?counter name "([^"]+)"(?: drop)?$')


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
    """What is left of an expression where the matches of interfaces hold; None where one does not."""
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


def kernel_rules(folder):
    """Yields site, path, reason and what the kernel is to match, sets spelt out."""
    paths = rows_of(folder / "paths.tsv")
    for site in sites_of(folder):
        ruleset = (folder / f"{site}.ruleset").read_text()
        elements = elements_of(ruleset)
        for path in paths:
            chain = re.search(rf"^\tchain gate_{path['hook']} {{\n\t\t(?!type)(.*?)^\t}}", ruleset,
                              re.MULTILINE | re.DOTALL)
            for line in chain[1].splitlines() if chain else []:
                rule = RULE.match("\t\t" + line.strip("\t"))
                if not rule:
                    continue
                expression = on_path(rule[1], path)
                if expression is None:
                    continue
                for name in re.findall(r"@(site\.\S+)", expression):
                    expression = expression.replace(
                        "@" + name, "{ " + elements[name] + " }" if name in elements else "@nothing")
                yield site, path["path"], rule[2], expression


def numbered(folder):
    """The different expressions, each with its number."""
    numbers = {}
    for _, _, _, expression in kernel_rules(folder):
        numbers.setdefault(expression, len(numbers) + 1)
    return numbers


def print_rules(folder, device):
    numbers = numbered(folder)
    if len(numbers) < 10:
        sys.exit("no expressions in the printed rulesets")
    print("table inet conformance {")
    print("  set seen { type ether_addr; size 65535; flags dynamic; }")
    print("  set hits { type ether_addr . mark; size 1000000; flags dynamic; }")
    print("  chain arrives {")
    print(f"    type filter hook ingress device {device} priority 0; policy accept;")
    print("    ether saddr & ff:ff:00:00:00:00 != 02:c0:00:00:00:00 return")
    for expression, number in numbers.items():
        if "@nothing" not in expression:
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
    return f"02:c0:{frame >> 24 & 255:02x}:{frame >> 16 & 255:02x}:{frame >> 8 & 255:02x}:{frame & 255:02x}"


def elements_in(content):
    (entry,) = [row["set"] for row in json.loads(content)["nftables"] if "set" in row]
    return entry.get("elem", [])


def send(folder, interface, command):
    raw_socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    raw_socket.bind((interface, 0))
    waiting = {mac_of(number): GATE_MAC + bytes.fromhex(mac_of(number).replace(":", "")) + frame[12:]
               for number, frame in enumerate(frames_of(folder / "kernel.pcap"), 1)}
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


def compare(folder):
    numbers = numbered(folder)
    hits = {}
    for element in elements_in((folder / "hits.json").read_text()):
        mac, mark = element["concat"]
        hits.setdefault(int(mark), set()).add(mac)
    seen = set(elements_in((folder / "seen.json").read_text()))
    packets = {mac_of(int(row["frame"])): row for row in rows_of(folder / "kernel.tsv")}

    faults = []
    for mac, row in packets.items():
        if mac not in seen and not row["reason"].startswith("wire."):
            faults.append(f"the kernel discards {row['id']}")

    matched = {}  # (site, path, frame's address) -> reasons
    reasons_in_kernel = {}
    for site, path, reason, expression in kernel_rules(folder):
        reasons_in_kernel.setdefault(site, set()).add(reason)
        for mac in hits.get(numbers[expression], ()):
            matched.setdefault((site, path, mac), set()).add(reason)
    expected = {}
    for site in sites_of(folder):
        for row in rows_of(folder / f"{site}.kernel.tsv"):
            mac = mac_of(int(row["frame"]))
            if mac in seen:
                expected[site, row["path"], mac] = row["reasons"].split(",")
    compared = 0
    for key in matched.keys() | expected.keys():
        site, path, mac = key
        # The guarantees of a hook stand in the same chain, under reasons of their own.
        kernel = {reason for reason in matched.get(key, set()) if not is_guarantee(reason)}
        engine = expected.get(key, [])
        must = {reason for reason in engine if not reason.endswith("?")}
        may = {reason.rstrip("?") for reason in engine}
        compared += 1
        if not must <= kernel <= may:
            faults.append(f"{site}, {path}: {packets[mac]['id']}: the kernel says "
                          f"{sorted(kernel)}, the engine {sorted(engine)}")
    print(f"{len(packets)} packets, {len(seen)} seen, {len(numbers)} expressions, {compared} matches")
    if compared < 1000:
        faults.append("hardly anything matched")
    print("\n".join(sorted(faults)[:200]))
    return not faults


def is_guarantee(reason):
    return reason in ("icmpv6.error-passes", "icmpv6.packet-too-big", "nd.allowed", "mld.allowed")


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
