# SPDX-License-Identifier: GPL-2.0-or-later
"""Compiles every header of include/ and src/ by itself, and twice in one file.

A header of src/ is compiled as the sources of its room are, by the flags in compile_commands.json; one
of include/ gets include/ and nothing else. A header that a source of its own includes first of all is
proven by the build, and left out.
"""

import concurrent.futures
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from source_tree import files, report, room_of

WARNINGS = ["-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"]


def flags_by_room(root, build):
    """The include paths and definitions with which the sources of a room are compiled."""
    flags = {}
    commands = build / "compile_commands.json"
    if not commands.is_file():
        return flags
    for entry in json.loads(commands.read_text()):
        path = pathlib.Path(entry["file"])
        if not path.is_relative_to(root / "src"):
            continue
        words = shlex.split(entry["command"])
        wanted = flags.setdefault(room_of(root, path), [])
        for index, word in enumerate(words):
            taken = [word, words[index + 1]] if word == "-isystem" else [word]
            if word.startswith(("-I", "-D", "-isystem")) and taken[0] + taken[-1] not in wanted:
                wanted += taken
    return flags


RULE = "sixgate/policy/rule.hpp"


def precompile_rule(root, compiler, folder):
    """Compiles what every rule includes, once: there are more rules than other headers."""
    wrapper = folder / "rule_compiled.hpp"
    wrapper.write_text(f'#include "{RULE}"\n')
    if (root / "include" / RULE).is_file():
        subprocess.run([*shlex.split(compiler), "-std=c++20", *WARNINGS, f"-I{root / 'include'}",
                        "-x", "c++-header", str(wrapper), "-o", f"{wrapper}.gch"],
                       capture_output=True, check=False)


def with_rule(root, folder, path):
    """The flags that have a rule's own include of RULE read as compiled; none for other headers."""
    is_rule = path.parent == root / "include/sixgate/policy/rules" and RULE in path.read_text()
    return ["-include", str(folder / "rule_compiled.hpp")] if is_rule else []


def is_proven(root, path):
    source = path.with_suffix(".cpp")
    if path.relative_to(root).parts[0] != "src" or not source.is_file():
        return False
    first = next((line for line in source.read_text().splitlines() if line.startswith("#include")), "")
    return first == f'#include "{path.relative_to(root / "src")}"' and "#pragma once" in path.read_text()


def problem(root, compiler, folder, flags, path):
    """The compiler's first words on a header it refuses; None where it takes it."""
    name = path.relative_to(root)
    own = flags.get(room_of(root, path), []) if name.parts[0] == "src" else []
    include = str(name.relative_to(name.parts[0]))
    source = folder / (include.replace("/", "_") + ".cpp")
    source.write_text(f'#include "{include}"\n#include "{include}"\n')
    done = subprocess.run([*shlex.split(compiler), "-std=c++20", "-fsyntax-only", *WARNINGS,
                           f"-I{root / 'include'}",
                           *([f"-I{root / 'src'}"] if name.parts[0] == "src" else []), *own,
                           *with_rule(root, folder, path), str(source)], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    lines = [line for line in done.stderr.splitlines() if "error" in line]
    return f"{name}: does not compile alone: {lines[0] if lines else done.stderr[:200]}"


def problems(root, compiler, build):
    headers = [path for path in files(root, ["include", "src"], {".hpp", ".h"}) if not is_proven(root, path)]
    flags = flags_by_room(root, build)
    with tempfile.TemporaryDirectory() as folder:
        precompile_rule(root, compiler, pathlib.Path(folder))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = pool.map(
                lambda path: problem(root, compiler, pathlib.Path(folder), flags, path), headers)
            return [text for text in found if text]


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: " + sys.argv[0] + " ROOT COMPILER BUILD-FOLDER")
    sys.exit(report(problems(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2],
                             pathlib.Path(sys.argv[3]).resolve())))
