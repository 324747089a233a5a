#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds the man pages to what mandoc says of them. Takes the project's folder; skips, exit status 77, where
there is no mandoc."""
import pathlib
import shutil
import subprocess
import sys

if not shutil.which("mandoc"):
    print("skipped: there is no mandoc")
    sys.exit(77)
pages = sorted((pathlib.Path(sys.argv[1]) / "packaging/man").iterdir())
said = subprocess.run(["mandoc", "-T", "lint", *pages], capture_output=True, text=True)
# What this machine has not installed is no fault of a page.
wrong = [line for line in (said.stdout + said.stderr).splitlines()
         if "referenced manual not found" not in line and "mandoc.db" not in line]
print("\n".join(wrong) or f"{len(pages)} pages are clean")
sys.exit(bool(wrong) or len(pages) < 3)
