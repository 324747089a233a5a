#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A journal in the place of systemd's, in the mount namespace that it is started in.

  journal.py FILE    writes each entry it gets to FILE, a JSON object a line that has all values of a field in a list
"""

import json
import os
import socket
import struct
import sys

os.makedirs("/run/systemd/journal", exist_ok=True)
journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
journal.bind("/run/systemd/journal/socket")

with open(sys.argv[1], "w", encoding="utf-8") as out:
    while True:
        left = journal.recv(1 << 20)
        entry: dict[str, list[str]] = {}
        while left:
            line, _, left = left.partition(b"\n")
            field, has_value, value = line.partition(b"=")
            if not has_value:
                (size,) = struct.unpack("<Q", left[:8])
                value, left = left[8:8 + size], left[8 + size + 1:]
            entry.setdefault(field.decode(), []).append(value.decode())
        print(json.dumps(entry), file=out, flush=True)
