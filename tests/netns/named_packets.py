#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The packets of traffic.py for a test that sends many, and has the kernel count which of them pass.

  named_packets.py send INTERFACE      sends what each line of standard input names: NAME, or NAME*COUNT
  named_packets.py observe NAME...     prints an nft table that counts, behind the gate of sixgate,
                                       each packet as it arrives, `seen.NAME`, and where it has passed
                                       forward or input, `passed.NAME`
  named_packets.py table README FILE   prints the table that the README has of what passes, with what
                                       FILE says was observed in the place of what it says, see
                                       observed_in()
"""

import functools
import logging
import sys

sys.dont_write_bytecode = True  # beside the sources
import traffic

COLUMNS = {
    "neighbour discovery, MLD": ["neighbour-solicitation", "router-solicitation", "listener-report",
                                 "transfer"],
    "Packet Too Big": ["packet-too-big", "transfer"],
    "an ordinary flow": ["innocent", "transfer"],
    "another ICMPv6 error": ["unreachable"],
    "honest tunnels, extension headers": ["6to4-honest", "routing-type-2"],
    "forbidden ones": ["6to4-lie", "headers-17"],
    "a multicast ping, a type 0 routing header": ["multicast-ping", "routing-type-0"],
}

STATES = {
    "runs": "runs",
    "reloads": "gets its rules anew, again and again",
    "absent": "was never started",
    "stopped": "hangs",
    "full": "has full queues",
    "killed": "was killed",
}

POSTURES = ["baseline", "open", "closed"]


def send(interface):
    frame_of = functools.cache(traffic.frame_of)
    raw_socket = traffic.open_interface(interface)
    for line in sys.stdin:
        for word in line.split():
            name, _, count = word.partition("*")
            for _ in range(int(count or 1)):
                raw_socket.send(frame_of(name))


def match_of(name):
    """Finds the packet's mark where it is: sixteen bytes a match."""
    content, mark = bytes(traffic.packet(name, traffic.SENT)), traffic.mark_of(name)
    begin = len(content) - len(mark)
    parts = [(begin + at, mark[at:at + 16]) for at in range(0, len(mark), 16)]
    return " ".join(f"@nh,{8 * at},{8 * len(part)} 0x{part.hex()}" for at, part in parts)


def observe(names):
    matches = {name: match_of(name) for name in names}
    print("table inet observer {")
    for name in names:
        print(f"  counter seen.{name} {{ }}\n  counter passed.{name} {{ }}")
    for hook, priority, event in [("prerouting", -250, "seen"), ("forward", 100, "passed"),
                                  ("input", 100, "passed")]:
        print(f"  chain {hook} {{\n    type filter hook {hook} priority {priority}; policy accept;")
        for name, match in matches.items():
            print(f'    {match} counter name "{event}.{name}"')
        print("  }")
    print("}")


def observed_in(lines):
    """What became of the packets of each kind, by state and when-absent.

    lines  state, when-absent, name, how it was decided (`judged` or `kernel`), how many passed, of how
           many"""
    words = {}
    for state, posture, name, decided, passed, sent in map(str.split, lines):
        word = {"0": "dropped", sent: "passes"}.get(passed, f"{passed} of {sent} pass")
        for column, names in COLUMNS.items():
            if name in names:
                words.setdefault((state, posture, column), set()).add(
                    f"judged: {word}" if decided == "judged" else word)
    return {key: " or ".join(sorted(found)) for key, found in words.items()}


def said_in(readme):
    """The same of the README's table, whose cells are one word, or one for each posture in order."""
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in readme
            if line.startswith("| ")]
    start = next((at for at, row in enumerate(rows) if row[0] == "sixgate"), len(rows))
    states = {words: state for state, words in STATES.items()}
    said = {}
    for row in rows[start + 1:]:
        for column, cell in zip(rows[start][1:], row[1:]):
            words = cell.split(" / ")
            for posture, word in zip(POSTURES, words if len(words) > 1 else words * len(POSTURES)):
                said[(states.get(row[0]), posture, column)] = word
    return said


def table_of(words):
    """The table as Markdown, with a row for each state."""
    yield "| sixgate | " + " | ".join(COLUMNS) + " |"
    yield "|---" * (len(COLUMNS) + 1) + "|"
    for state, text in STATES.items():
        cells = [[words.get((state, posture, column), "not observed") for posture in POSTURES]
                 for column in COLUMNS]
        cells = [cell[0] if len(set(cell)) == 1 else " / ".join(cell) for cell in cells]
        yield f"| {text} | " + " | ".join(cells) + " |"


def main(arguments):
    logging.getLogger("scapy").setLevel(logging.ERROR)  # what is sent needs no route
    match arguments:
        case ["send", interface]:
            send(interface)
        case ["observe", *names]:
            observe(names)
        case ["table", readme, path]:
            with open(readme, encoding="utf-8") as said, open(path, encoding="ascii") as observed:
                print(*table_of(said_in(said) | observed_in(observed)), sep="\n")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
