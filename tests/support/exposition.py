# SPDX-License-Identifier: GPL-2.0-or-later
"""Prometheus' text format, read strictly: whatever it does not allow is an error. Of
https://prometheus.io/docs/instrumenting/exposition_formats/, text format 0.0.4."""

import math
import re
from collections import OrderedDict

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
SAMPLE = re.compile(rf"({NAME})(?:\{{(.*)\}})? (\S+)$")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)')
SUFFIXES = {"histogram": ("_bucket", "_sum", "_count"), "summary": ("", "_sum", "_count"), "counter": ("",),
            "gauge": ("",), "untyped": ("",)}


class Wrong(Exception):
    """Text that is not in the format."""


class Family:
    """One metric: its kind, and its samples by name and labels."""

    def __init__(self, name):
        self.name, self.kind, self.help, self.samples = name, None, None, OrderedDict()


def read_labels(text):
    labels, at = {}, 0
    while at < len(text):
        match = LABEL.match(text, at)
        if not match or match[1] in labels:
            raise Wrong(f"labels: {text}")
        labels[match[1]] = re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), match[2])
        at = match.end()
    return tuple(sorted(labels.items()))


def check_histogram(family):
    series = {}
    for (name, labels), value in family.samples.items():
        rest = tuple(pair for pair in labels if pair[0] != "le")
        one = series.setdefault(rest, {"buckets": []})
        if name.endswith("_bucket"):
            one["buckets"].append((float(dict(labels)["le"]), value))
        else:
            one[name.removeprefix(family.name)] = value
    for labels, one in series.items():
        bounds, counts = zip(*one["buckets"])
        if list(bounds) != sorted(set(bounds)) or bounds[-1] != math.inf:
            raise Wrong(f"{family.name}: bounds {bounds}")
        if list(counts) != sorted(counts) or counts[-1] != one["_count"]:
            raise Wrong(f"{family.name}: counts {counts}, of all {one['_count']}")
        if one["_sum"] < 0:
            raise Wrong(f"{family.name}: sum {one['_sum']}")


def parse(text):
    """The families by name. Raises Wrong."""
    families, current = OrderedDict(), None
    if not text.endswith("\n"):
        raise Wrong("the last line has no end")
    for line in text.splitlines():
        if line.startswith(("# HELP ", "# TYPE ")):
            _, what, name, words = line.split(" ", 3)
            if not re.fullmatch(NAME, name):
                raise Wrong(f"a name: {line}")
            if current is None or current.name != name:
                if name in families:
                    raise Wrong(f"{name} stands in two places")
                current = families[name] = Family(name)
            if current.samples or (current.kind if what == "TYPE" else current.help):
                raise Wrong(f"too late, or twice: {line}")
            if what == "HELP":
                current.help = words
            elif words in SUFFIXES:
                current.kind = words
            else:
                raise Wrong(f"no type: {line}")
            continue
        match = SAMPLE.match(line)
        if not match or current is None or not current.kind:
            raise Wrong(f"no sample, or of no family: {line}")
        if match[1] not in [current.name + suffix for suffix in SUFFIXES[current.kind]]:
            raise Wrong(f"in the family of {current.name}: {line}")
        key = (match[1], read_labels(match[2] or ""))
        if key in current.samples:
            raise Wrong(f"twice: {line}")
        value = current.samples[key] = float(match[3])
        if current.kind == "counter" and not value >= 0:
            raise Wrong(f"a counter below 0: {line}")
    for family in families.values():
        if not family.samples:
            raise Wrong(f"{family.name} has no sample")
        if family.kind == "histogram":
            check_histogram(family)
    return families


def values(families):
    """Every sample by its name and labels, `sixgate_up{}`, labels by name."""
    return {f"{name}{{{','.join(f'{key}={value}' for key, value in labels)}}}": number
            for family in families.values() for (name, labels), number in family.samples.items()}
