# SPDX-License-Identifier: GPL-2.0-or-later
"""The source tree as the structure checks see it: rooms, files, includes, code without comments."""

import pathlib
import re
import sys

# From the lowest to the highest. A room may include what stands before it, and itself.
ROOMS = ["wire", "packet", "policy", "memory", "engine", "config", "kernel", "capture", "report",
         "doctor", "suggest", "service", "screen", "command"]

# These two stand side by side, and neither needs the kernel.
STRANGERS = {"capture": {"kernel", "report"}, "report": {"kernel", "capture"}}

# Rulesets are not among them: they are what the program prints, to the byte.
SOURCE_SUFFIXES = {".hpp", ".cpp", ".h", ".in", ".py", ".sh", ".cmake", ".toml", ".yml", ".yaml"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)

# Comments, and literals that may hold what looks like one.
LITERAL_OR_COMMENT = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)


def code_of(text):
    """The text with comments and literals blanked; line numbers stay what they were."""
    def blank(match):
        piece = match.group(0)
        if piece.startswith("'") and re.match(r"'\d", piece):
            return piece
        return re.sub(r"[^\n]", " ", piece)
    # A digit separator is no character literal.
    return LITERAL_OR_COMMENT.sub(blank, re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text))


def includes_of(text):
    """Pairs of line number and (bracket, path) for every include directive."""
    uncommented = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text,
                         flags=re.DOTALL)
    return [(uncommented.count("\n", 0, match.start(1)) + 1, match.group(1), match.group(2))
            for match in INCLUDE.finditer(uncommented)]


def room_of(root, path):
    """The room that a file belongs to; None outside include/sixgate and src."""
    parts = path.relative_to(root).parts
    if parts[:2] == ("include", "sixgate") and len(parts) > 3:
        return parts[2]
    if parts[0] == "src" and len(parts) > 2:
        return parts[1]
    return None


def room_of_include(path):
    """The room that an include path names; None where it is nobody's here."""
    parts = path.split("/")
    if parts[0] == "sixgate" and len(parts) > 2:
        return parts[1]
    return parts[0] if len(parts) > 1 and parts[0] in ROOMS else None


def files(root, folders, suffixes):
    """All files of these suffixes in these folders, in a stable order."""
    found = []
    for folder in folders:
        found += [path for path in sorted((root / folder).rglob("*"))
                  if path.is_file() and path.suffix in suffixes]
    return found


def report(problems):
    """Prints the problems and gives the exit status: 1 where there are some."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def root_argument():
    """The root of the tree, which is the first argument."""
    if len(sys.argv) < 2:
        sys.exit("usage: " + sys.argv[0] + " ROOT")
    return pathlib.Path(sys.argv[1]).resolve()
