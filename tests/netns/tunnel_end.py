#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""One end of a configured tunnel of IPv6 in IPv4 (RFC 4213), for kernels that have no sit.

  tunnel_end.py INTERFACE LOCAL REMOTE ADDRESS ROUTE

makes a TUN device with that IPv6 address and that route, and carries between it and the other end, until
it is killed.
"""

import fcntl
import os
import select
import socket
import struct
import subprocess
import sys

IPPROTO_IPV6 = 41
TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 1, 0x1000


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def main(interface, local, remote, address, route):
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", interface.encode(), IFF_TUN | IFF_NO_PI))
    ip("link", "set", interface, "mtu", "1280", "up")
    ip("-6", "address", "add", address, "dev", interface, "nodad")
    ip("-6", "route", "add", route, "dev", interface)
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, IPPROTO_IPV6)
    raw.bind((local, 0))
    raw.connect((remote, 0))
    print("open", flush=True)
    while True:
        for end in select.select([tun, raw], [], [])[0]:
            try:
                if end is raw:
                    packet = raw.recv(65536)
                    os.write(tun, packet[(packet[0] & 15) * 4:])
                else:
                    raw.send(os.read(tun, 65536))
            except OSError:
                pass  # an error that came back for what was sent before, to an end that was not open yet


main(*sys.argv[1:])
