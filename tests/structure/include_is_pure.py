# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds that include/ has no I/O, no allocation, no clock and no exception.

What is permitted is listed, so that a header nobody thought of is a question and not a hole.
"""

import re
import sys

from source_tree import code_of, files, includes_of, report, root_argument

PERMITTED = {"algorithm", "array", "bit", "compare", "concepts", "cstddef", "cstdint", "functional",
             "initializer_list", "iterator", "limits", "numeric", "optional", "ranges", "span",
             "string_view", "tuple", "type_traits", "utility", "variant", "version"}

FORBIDDEN_WORDS = re.compile(r"\b(new|delete|throw|try|catch|malloc|goto|reinterpret_cast|"
                             r"const_cast)\b")

# A deleted function allocates nothing.
DELETED = re.compile(r"=\s*delete\b")

# Where the compiler alone runs it, `throw` is how a table refuses to build.
CONSTEVAL_BODY = re.compile(r"\bconsteval\b[^;{]*\{")


def without_consteval_bodies(code):
    """The code with the bodies of consteval functions blanked."""
    while match := CONSTEVAL_BODY.search(code):
        depth, end = 1, match.end()
        while end < len(code) and depth > 0:
            depth += {"{": 1, "}": -1}.get(code[end], 0)
            end += 1
        blank = re.sub(r"[^\n]", " ", code[match.start():end])
        code = code[:match.start()] + blank + code[end:]
    return code


def problems(root):
    found = []
    for path in files(root, ["include"], {".hpp", ".h", ".cpp"}):
        name, text = path.relative_to(root), path.read_text()
        for line, bracket, include in includes_of(text):
            if bracket == '"' and not include.startswith("sixgate/"):
                found.append(f"{name}:{line}: \"{include}\" does not name its room")
            if bracket == "<" and include not in PERMITTED:
                found.append(f"{name}:{line}: <{include}> is not among the headers without I/O, "
                             "allocation or clock")
        code = without_consteval_bodies(DELETED.sub(lambda m: " " * len(m.group(0)), code_of(text)))
        for match in FORBIDDEN_WORDS.finditer(code):
            line = code.count("\n", 0, match.start()) + 1
            found.append(f"{name}:{line}: `{match.group(1)}` on the packet path")
    return found


if __name__ == "__main__":
    sys.exit(report(problems(root_argument())))
