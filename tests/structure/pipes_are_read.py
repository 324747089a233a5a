# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds that no shell script pipes into grep -q: it stops reading at the first match, and what writes
then dies of SIGPIPE, now and then, which pipefail takes for "not found"."""

import re
import sys

from source_tree import report, root_argument

FOLDERS = ["tests", "packaging"]
STOPS_READING = re.compile(r"[^|]\|\s*grep\s(?:[^|]*\s)?(?:-[A-Za-z]*q[A-Za-z]*|--quiet)\b")


def is_script(path):
    return path.is_file() and (path.suffix == ".sh" or path.read_bytes()[:2] == b"#!")


def problems(root):
    scripts = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*"))
               if is_script(path)]
    return [f"{path.relative_to(root)}:{number}: pipes into grep -q, which does not read to the end"
            for path in scripts
            for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
            if STOPS_READING.search(line)]


if __name__ == "__main__":
    sys.exit(report(problems(root_argument())))
