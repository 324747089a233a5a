# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds that each rule file is in the list of rules, once, and has a test of its own."""

import re
import sys

from source_tree import code_of, report, root_argument


def problems(root):
    found = []
    policy = root / "include" / "sixgate" / "policy"
    listed = policy / "rules.hpp"
    text = listed.read_text()
    order = re.search(r"rules_in_order\s*\{(.*?)\}", code_of(text), re.DOTALL)
    names = re.findall(r"\w+", order.group(1)) if order else []
    for path in sorted((policy / "rules").glob("*.hpp")):
        rule, name = path.stem, path.relative_to(root)
        if f'#include "sixgate/policy/rules/{rule}.hpp"' not in text:
            found.append(f"{name}: rules.hpp does not include it")
        if names.count(rule) != 1:
            found.append(f"{name}: stands {names.count(rule)} times in rules_in_order")
        test = root / "tests" / "policy" / "rules" / f"{rule}_test.cpp"
        if not test.is_file():
            found.append(f"{name}: has no test, {test.relative_to(root)}")
        elif "TEST_CASE" not in test.read_text():
            found.append(f"{test.relative_to(root)}: holds no test case")
    for rule in names:
        if not (policy / "rules" / f"{rule}.hpp").is_file():
            found.append(f"include/sixgate/policy/rules.hpp: {rule} has no file of its own")
    return found


if __name__ == "__main__":
    sys.exit(report(problems(root_argument())))
