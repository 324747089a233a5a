# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds that every source file names its licence first and has fewer than 400 lines."""

import sys

from source_tree import SOURCE_SUFFIXES, report, root_argument

LICENCE = "SPDX-License-Identifier: GPL-2.0-or-later"
LINES = 400
FOLDERS = ["include", "src", "tests", "rules", "packaging"]


def is_source(path):
    if path.suffix:
        return path.name == "CMakeLists.txt" or path.suffix in SOURCE_SUFFIXES
    return path.read_bytes()[:2] == b"#!"


def problems(root):
    found = []
    sources = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*"))
               if path.is_file() and is_source(path)]
    sources.append(root / "CMakeLists.txt")
    for path in sources:
        name = path.relative_to(root)
        lines = path.read_text(errors="replace").splitlines()
        first = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
        if not first or LICENCE not in first[0]:
            found.append(f"{name}: the first line is not the licence")
        if len(lines) >= LINES:
            found.append(f"{name}: {len(lines)} lines, which is more than one thing")
    return found


if __name__ == "__main__":
    sys.exit(report(problems(root_argument())))
