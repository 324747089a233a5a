#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds the systemd units to what systemd itself says of them: no mistake in them, and an exposure of at
most 1.5 for what stays, 2.0 for what runs for a moment. Each names manual pages that there are, and what
strangers talk to sees no kept packets. Takes the folder with the units; skips, exit status 77, where there is
no systemd-analyze."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

MOST = {"sixgate.service": 1.5, "sixgate-metrics.service": 1.5, "sixgate-rules.service": 2.0}

units = pathlib.Path(sys.argv[1])
pages = pathlib.Path(__file__).resolve().parents[2] / "packaging/man"
if not shutil.which("systemd-analyze"):
    print("skipped: there is no systemd-analyze")
    sys.exit(77)


def analyze(*words):
    return subprocess.run(["systemd-analyze", "--no-pager", *words], capture_output=True, text=True)


wrong = []
for name, most in MOST.items():
    answer = analyze("security", "--offline=true", str(units / name)).stdout
    exposure = re.search(r"Overall exposure level for \S+ (\d+\.\d)", answer)
    if not exposure or float(exposure[1]) > most:
        wrong.append(f"{name}: exposure {exposure and exposure[1]}, at most {most}")
    named = re.findall(r"man:(\S+)\((\d)\)", (units / name).read_text())
    if not {("sixgate", "8"), ("sixgate-control", "7")} <= set(named):
        wrong.append(f"{name}: names only {named}")
    wrong += [f"{name}: there is no {page}({section})" for page, section in named
              if not (pages / f"{page}.{section}").exists()]
if not re.search(r"^InaccessiblePaths=-/var/lib/sixgate$", (units / "sixgate-metrics.service").read_text(), re.M):
    wrong.append("sixgate-metrics.service: kept packets can be read")
with tempfile.TemporaryDirectory() as scratch:
    # What is not installed here is no mistake of the unit.
    for name in MOST:
        text = re.sub(r"^(Exec\w+)=\S*/sixgate\b", r"\1=/bin/true", (units / name).read_text(), flags=re.M)
        text = re.sub(r"^Documentation=.*\n", "", text, flags=re.M)
        (pathlib.Path(scratch) / name).write_text(text)
    answer = analyze("verify", *(f"{scratch}/{name}" for name in MOST)).stderr
    wrong += [line for line in answer.splitlines() if scratch in line or line.startswith("sixgate")]
print("\n".join(wrong) or "all units are what they should be")
sys.exit(1 if wrong else 0)
