#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds man pages and completion against what packaging/generate makes from the program now. Takes the
project's folder and the program; `packaging/generate PROGRAM packaging` mends it."""
import filecmp
import pathlib
import subprocess
import sys
import tempfile

project, program = pathlib.Path(sys.argv[1]), sys.argv[2]
with tempfile.TemporaryDirectory() as scratch:
    subprocess.run([project / "packaging/generate", program, scratch], check=True)
    made = [path.relative_to(scratch) for path in pathlib.Path(scratch).rglob("*") if path.is_file()]
    stale = [name for name in made
             if not filecmp.cmp(pathlib.Path(scratch) / name, project / "packaging" / name, shallow=False)]
for name in stale:
    print(f"packaging/{name} is not what the program says now: packaging/generate PROGRAM packaging")
if len(made) < 5:
    sys.exit(f"only {made} are made")
sys.exit(bool(stale))
