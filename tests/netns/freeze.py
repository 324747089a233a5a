#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Stops one thread and leaves the others of its program running, which no signal can do.

  freeze.py THREAD    prints `frozen`, and lets it go on when a line comes on standard input or it ends
"""

import ctypes
import os
import sys

PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 17, 0x4206, 0x4207
WALL = 0x40000000

ptrace = ctypes.CDLL(None, use_errno=True).ptrace
ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def trace(request, thread):
    if ptrace(request, thread, None, None) < 0:
        sys.exit(f"ptrace {request:#x}: {os.strerror(ctypes.get_errno())}")


thread = int(sys.argv[1])
trace(PTRACE_SEIZE, thread)
trace(PTRACE_INTERRUPT, thread)
os.waitpid(thread, WALL)
print("frozen", flush=True)
sys.stdin.readline()
trace(PTRACE_DETACH, thread)
