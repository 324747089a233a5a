# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds that includes point from higher rooms to lower ones, never back."""

import sys

from source_tree import (ROOMS, STRANGERS, files, includes_of, report, room_of, room_of_include,
                         root_argument)


def problems(root):
    found = []
    for path in files(root, ["include", "src"], {".hpp", ".cpp"}):
        room = room_of(root, path)
        name = path.relative_to(root)
        if room not in ROOMS:
            found.append(f"{name}: stands in no room that has a place in the order")
            continue
        for line, _, include in includes_of(path.read_text()):
            other = room_of_include(include)
            if other is None or other == room:
                continue
            if other not in ROOMS:
                found.append(f"{name}:{line}: {include}: there is no room {other}")
            elif ROOMS.index(other) > ROOMS.index(room):
                found.append(f"{name}:{line}: {room} includes {other}, which stands above it")
            elif other in STRANGERS.get(room, set()):
                found.append(f"{name}:{line}: {room} includes {other}, which it must not know")
    return found


if __name__ == "__main__":
    sys.exit(report(problems(root_argument())))
