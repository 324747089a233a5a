# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds that sixgate.toml(5) describes every key of packaging/sixgate.toml, in its section, and nothing
else. The program's own table of keys is held against that file by tests/config."""

import re
import sys

from source_tree import report, root_argument

KEY = re.compile(r"#?([a-z0-9-]+) = ")
SECTION = re.compile(r"#?(\[+[a-z0-9-]+\]+)$")
# Its keys are the names of reasons.
NO_KEYS = "[actions]"


def keys_of_file(text):
    keys, section = set(), ""
    for line in text.splitlines():
        if match := SECTION.match(line):
            section = match.group(1)
        elif (match := KEY.match(line)) and section != NO_KEYS:
            keys.add((section, match.group(1)))
    return keys


def keys_of_page(text):
    keys, section = set(), ""
    for line in text.splitlines():
        line = line.removesuffix("\\&")
        if line.startswith(".Ss "):
            section = line[4:] if line[4:].startswith("[") else ""
        elif line.startswith(".Sh "):
            section = None
        elif line.startswith(".It Ic ") and section is not None:
            keys |= {(section, key) for key in line[7:].split(" , ")}
    return keys


def problems(root):
    in_file = keys_of_file((root / "packaging" / "sixgate.toml").read_text())
    page = root / "packaging" / "man" / "sixgate.toml.5"
    in_page = keys_of_page(page.read_text())
    found = []
    for section, key in sorted(in_file - in_page):
        found.append(f"packaging/man/sixgate.toml.5: does not describe {section} {key} of "
                     "packaging/sixgate.toml")
    for section, key in sorted(in_page - in_file):
        found.append(f"packaging/man/sixgate.toml.5: describes {section} {key}, which is no key")
    return found


if __name__ == "__main__":
    sys.exit(report(problems(root_argument())))
