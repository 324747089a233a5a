#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Traffic for the gate of topology.sh, built by scapy and sent as raw frames.

One long file, since most of it is one table, and every way to send it reads that table.

  traffic.py list                      every packet: name, expected verdict, expected reason, who
                                       decides: engine, kernel, or nobody
  traffic.py pcap FILE                 the packets as the gate sees them, one after the other
  traffic.py send INTERFACE NAME...    sends the named packets
  traffic.py play INTERFACE VERDICTS [NAME...]
                                       sends the named packets, or all; after each that is judged waits
                                       for its verdict in VERDICTS, the output of sixgate run, and
                                       prints what came
  traffic.py count INTERFACE COMMAND   sends every packet, each after COMMAND, which prints a JSON
                                       object of counters, counts one more under `seen`; prints each
                                       name with the other counters that moved
  traffic.py watch INTERFACE SECONDS   prints the name of each packet that arrives, until `end` does

Each packet carries `sixgate:NAME;` in its last bytes, by which it is known again.
"""

import json
import os
import socket
import subprocess
import sys
import time

# Not scapy.all, which takes five times as long.
from scapy.layers.inet import IP, TCP, UDP, IPOption
from scapy.layers.inet6 import (
    ICMPv6DestUnreach, ICMPv6EchoRequest, ICMPv6MLReport, ICMPv6ND_NS, ICMPv6ND_RA, ICMPv6ND_RS, ICMPv6PacketTooBig,
    IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrFragment, IPv6ExtHdrHopByHop, IPv6ExtHdrRouting, PadN, RouterAlert)
from scapy.layers.l2 import GRE, Ether
from scapy.layers.vxlan import VXLAN
from scapy.packet import Raw
from scapy.utils import wrpcap

GATE_MAC = "02:00:00:00:00:01"
ALL_NODES_MAC = "33:33:00:00:00:01"
OUTSIDE6, INSIDE6 = "2001:db8:1::2", "2001:db8:2::2"
OUTSIDE4, INSIDE4 = "8.0.0.1", "9.0.0.2"
SITE_OF_OUTSIDE, SITE_OF_INSIDE = "2002:800:1::1", "2002:900:2::1"
TEREDO_CLIENT = "2001:0:4136:e378:8000:63bf:3fff:fdd2"

# What a slow machine multiplies every deadline by.
PATIENCE = int(os.environ.get("SIXGATE_PATIENCE", "1"))

# 64 until the gate forwards it; an input hook still sees what was sent.
SENT, FORWARDED = 64, 63


def through6(hop_limit, **fields):
    return IPv6(src=OUTSIDE6, dst=INSIDE6, hlim=hop_limit, **fields)


def through4(hop_limit, **fields):
    return IP(src=OUTSIDE4, dst=INSIDE4, ttl=hop_limit, id=1, **fields)


def sit(hop_limit, source, destination, **outer):
    return IP(src=outer.get("src", OUTSIDE4), dst=outer.get("dst", INSIDE4), ttl=hop_limit, id=1,
              proto=41) / IPv6(src=source, dst=destination, hlim=60)


def frame(port):
    return Ether(src="02:00:00:00:00:09", dst="02:00:00:00:00:0a") / IPv6(
        src=OUTSIDE6, dst=INSIDE6, hlim=60) / TCP(dport=port, flags="S")


def in_option(name):
    """The beginning of an option of neighbour discovery, of an experiment's type, that ends with the
    packet's mark."""
    size = 2 + len(mark_of(name))
    units = -(-size // 8)
    return Raw(bytes([253, units]) + bytes(units * 8 - size))


def solicitation(name, source=OUTSIDE6, target="2001:db8:1::1"):
    return IPv6(src=source, dst="ff02::1", hlim=255) / ICMPv6ND_NS(tgt=target) / in_option(name)


def extended(hop_limit, count):
    packet = through6(hop_limit)
    for _ in range(count):
        packet = packet / IPv6ExtHdrDestOpt(options=[PadN(optdata=b"\0" * 4)])
    return packet / TCP(dport=443, flags="S")


# name: expected verdict, expected reason, what is sent (given the hop limit)
TRAFFIC = {
    "multicast-ping": (
        "drop", "icmpv6.echo-multicast",
        lambda h: IPv6(src=OUTSIDE6, dst="ff02::1", hlim=SENT) / ICMPv6EchoRequest(id=1)),
    "unicast-ping": (
        "accept", "icmpv6.allowed", lambda h: through6(h) / ICMPv6EchoRequest(id=2)),
    "unreachable": (
        "accept", "icmpv6.error-passes",
        lambda h: through6(h) / ICMPv6DestUnreach(code=4) / IPv6(src=INSIDE6, dst=OUTSIDE6)
        / UDP(sport=5000, dport=5001)),
    "packet-too-big": (
        "accept", "icmpv6.packet-too-big",
        lambda h: through6(h) / ICMPv6PacketTooBig(mtu=1400) / IPv6(src=INSIDE6, dst=OUTSIDE6)
        / UDP(sport=5000, dport=5001)),
    "neighbour-solicitation": (
        "accept", "nd.allowed",
        lambda h: solicitation("neighbour-solicitation")),
    "solicitation-of-a-group": (
        "drop", "nd.target", lambda h: solicitation("solicitation-of-a-group", target="ff02::2")),
    "solicitation-from-nowhere": (
        "drop", "nd.unspecified-source",
        lambda h: solicitation("solicitation-from-nowhere", source="::")),
    "solicitation-with-an-empty-option": (
        "drop", "nd.option-length",
        lambda h: IPv6(src=OUTSIDE6, dst="ff02::1", hlim=255) / ICMPv6ND_NS(tgt="2001:db8:1::1")
        / Raw(b"\x0e\0" + bytes(6)) / in_option("solicitation-with-an-empty-option")),
    "listener-report-without-alert": (
        "accept", "mld.allowed",
        lambda h: IPv6(src="fe80::2", dst="ff02::1", hlim=1)
        / IPv6ExtHdrHopByHop(options=[PadN(optdata=b"\0" * 4)])
        / ICMPv6MLReport(mladdr="ff02::1234")),
    "router-solicitation": (
        "accept", "nd.allowed",
        lambda h: IPv6(src="fe80::2", dst="ff02::2", hlim=255) / ICMPv6ND_RS()
        / in_option("router-solicitation")),
    "listener-report": (
        "accept", "mld.allowed",
        lambda h: IPv6(src="fe80::2", dst="ff02::1", hlim=1)
        / IPv6ExtHdrHopByHop(options=[RouterAlert()]) / ICMPv6MLReport(mladdr="ff02::1234")),
    "packet-too-big-behind-options": (
        "accept", "icmpv6.packet-too-big",
        lambda h: through6(h) / IPv6ExtHdrDestOpt(options=[PadN(optdata=b"\0" * 4)])
        / ICMPv6PacketTooBig(mtu=1400) / IPv6(src=INSIDE6, dst=OUTSIDE6)
        / UDP(sport=5000, dport=5001)),
    "packet-too-big-1000": (
        "drop", "icmpv6.ptb-mtu",
        lambda h: through6(h) / ICMPv6PacketTooBig(mtu=1000) / IPv6(src=INSIDE6, dst=OUTSIDE6)
        / UDP(sport=5000, dport=5001)),
    "off-link-solicitation": (
        "drop", "nd.hop-limit",
        lambda h: IPv6(src=OUTSIDE6, dst="ff02::1", hlim=SENT) / ICMPv6ND_NS(tgt="2001:db8:1::1")),
    "global-advertisement": (
        "drop", "nd.off-link",
        lambda h: IPv6(src=OUTSIDE6, dst="ff02::1", hlim=255) / ICMPv6ND_RA()),
    "routing-type-0": (
        "drop", "ext.routing-type-0",
        lambda h: through6(h) / IPv6ExtHdrRouting(type=0, addresses=["2001:db8:2::9"], segleft=0)
        / TCP(dport=443, flags="S")),
    "routing-type-2": (
        "accept", "default.native",
        lambda h: through6(h) / IPv6ExtHdrRouting(type=2, addresses=["2001:db8:2::9"], segleft=0)
        / TCP(dport=443, flags="S")),
    "headers-16": ("accept", "default.native", lambda h: extended(h, 16)),
    "headers-17": ("drop", "ext.chain-too-long", lambda h: extended(h, 17)),
    "fragment-first": (
        "accept", "default.native",
        lambda h: through6(h) / IPv6ExtHdrFragment(id=7, m=1, nh=17) / UDP(dport=53, len=80, chksum=1)
        / Raw(b"\0")),  # and the name: 32 bytes
    "fragment-later": (
        "accept", "frag.allowed",
        lambda h: through6(h) / IPv6ExtHdrFragment(id=7, offset=4, nh=17)),
    "teredo-solicitation": (
        "drop", "tunnel.teredo-blocked",
        lambda h: through4(h) / UDP(sport=40000, dport=3544)
        / Raw(b"\0\1\0\0" + b"12345678" + b"\0"
              + bytes(IPv6(src="fe80::8000:5445:5245:444f", dst="ff02::2", hlim=255)
                      / ICMPv6ND_RS()))),
    "teredo-data": (
        "drop", "tunnel.teredo-blocked",
        lambda h: through4(h) / UDP(sport=40000, dport=50000)
        / Raw(bytes(IPv6(src=TEREDO_CLIENT, dst="2001:db8:2::2") / TCP(dport=80, flags="S")))),
    "6to4-lie": (
        "drop", "tunnel.6to4-source-mismatch",
        lambda h: sit(h, "2002:1234:1234::1", SITE_OF_INSIDE) / TCP(dport=80, flags="S")),
    "6to4-honest": (
        "accept", "service.allowed",
        lambda h: sit(h, SITE_OF_OUTSIDE, SITE_OF_INSIDE) / TCP(dport=80, flags="S")),
    "6to4-closed": (
        "drop", "service.closed",
        lambda h: sit(h, SITE_OF_OUTSIDE, SITE_OF_INSIDE) / TCP(dport=22, flags="S")),
    "6to4-routing-type-0": (
        "drop", "ext.routing-type-0",
        lambda h: sit(h, SITE_OF_OUTSIDE, SITE_OF_INSIDE)
        / IPv6ExtHdrRouting(type=0, addresses=["2002:900:2::9"], segleft=1)
        / TCP(dport=80, flags="S")),
    "undeclared-41": (
        "drop", "tunnel.undeclared",
        lambda h: sit(h, "2001:db8:1::5", "2001:db8:2::5", dst="9.0.0.9") / TCP(dport=80, flags="S")),
    "undeclared-gre": (
        "drop", "tunnel.undeclared",
        lambda h: through4(h) / GRE(proto=0x86dd) / IPv6(src="2001:db8:1::5", dst="2001:db8:2::5")
        / TCP(dport=80, flags="S")),
    "undeclared-4": (
        "drop", "tunnel.undeclared",
        lambda h: through6(h) / IP(src="10.0.0.1", dst="10.0.0.2") / UDP(dport=53)),
    "undeclared-etherip": (
        "drop", "tunnel.undeclared",
        lambda h: through4(h, proto=97) / Raw(b"\x30\0" + bytes(frame(80)))),
    "vxlan-open": (
        "accept", "service.allowed",
        lambda h: through4(h) / UDP(sport=50000, dport=4789) / VXLAN(vni=5) / frame(80)),
    "vxlan-closed": (
        "drop", "service.closed",
        lambda h: through4(h) / UDP(sport=50000, dport=4789) / VXLAN(vni=5) / frame(22)),
    "vxlan-that-does-not-open": (
        "drop", "service.closed",
        lambda h: through4(h) / UDP(sport=50000, dport=4789) / Raw(bytes(40))),
    "vxlan-undeclared": (
        "drop", "tunnel.undeclared",
        lambda h: through6(h) / UDP(sport=50000, dport=4789) / VXLAN(vni=5) / frame(80)),
    "vxlan-on-another-port": (
        "accept", "default.not-steered",
        lambda h: through4(h) / UDP(sport=50000, dport=8472) / VXLAN(vni=5) / frame(80)),
    "vxlan-s-port": (
        "accept", "default.not-steered",
        lambda h: through6(h) / UDP(sport=4789, dport=53) / Raw(bytes(20))),
    "vxlan-s-port-in-later-fragment": (
        "accept", "default.not-steered",
        lambda h: IP(src=OUTSIDE4, dst=INSIDE4, ttl=h, id=3, frag=8, proto=17)
        / Raw(b"\xc3\x50\x12\xb5" + bytes(40))),
    "teredo-first-fragment": (
        "drop", "frag.teredo-hidden",
        lambda h: IP(src=OUTSIDE4, dst=INSIDE4, ttl=h, id=2, flags="MF")
        / UDP(sport=40000, dport=50000, len=120) / Raw(b"\0" * 2)),  # and the name: 40 bytes
    "teredo-origin": (
        "drop", "tunnel.teredo-blocked",
        lambda h: through4(h) / UDP(sport=3544, dport=50000)
        / Raw(b"\0\0\xfe\xae\xfe\xfd\xfc\xfb"
              + bytes(IPv6(src="2001:db8:1::5", dst=TEREDO_CLIENT, plen=0, nh=59)))),
    "tftp": (
        "accept", "default.native",
        lambda h: through4(h) / UDP(sport=40000, dport=69)
        / Raw(b"\0\1boot.img\0octet\0" + bytes(60))),
    "dns-id-1": (
        "accept", "default.native",
        lambda h: through4(h) / UDP(sport=40000, dport=53)
        / Raw(b"\0\1\1\0\0\1\0\0\0\0\0\0" + b"\x3f" + b"a" * 63 + b"\0\0\1\0\1")),
    "ipv6-in-udp": (
        "accept", "default.not-steered",
        lambda h: through4(h) / UDP(sport=40000, dport=50000)
        / Raw(bytes(IPv6(src="2001:db8:1::5", dst="2001:db8:2::5") / TCP(dport=80)))),
    "ike-on-4500": (
        "accept", "default.not-steered",
        lambda h: through4(h) / UDP(sport=4500, dport=4500)
        / Raw(bytes(4) + bytes(range(1, 17)) + b"\x21\x20\x22\x08" + bytes(4) + b"\0\0\0\x60"
              + bytes(68))),
    "ah": (
        "accept", "default.native",
        lambda h: through6(h, nh=51) / Raw(b"\x06\4\0\0\0\0\1\0\0\0\0\1" + bytes(12)
                                          + bytes(TCP(dport=443, flags="S")))),
    "esp": (
        "accept", "default.not-steered",
        lambda h: through6(h, nh=50) / Raw(b"\0\0\1\0\0\0\0\1" + bytes(40))),
    "mobility": (
        "accept", "default.native",
        lambda h: through6(h, nh=135) / Raw(b"\x3b\1\1\0" + bytes(12))),
    "icmpv4-ping": (
        "accept", "default.not-steered",
        lambda h: through4(h, proto=1) / Raw(b"\x08\0\xf7\xfd\0\1\0\1")),
    "ipv4-options": (
        "accept", "default.native",
        lambda h: through4(h, proto=46, options=[IPOption(b"\x94\4\0\0")]) / Raw(bytes(8))),
    "igmp-with-options": (
        "accept", "default.not-steered",
        lambda h: through4(h, proto=2, options=[IPOption(b"\x94\4\0\0")]) / Raw(bytes(8))),
    "stun": (
        "accept", "default.not-steered",
        lambda h: through4(h) / UDP(sport=40000, dport=3478)
        / Raw(b"\0\1\0\x24\x21\x12\xa4\x42" + bytes(48))),
    "innocent": (
        "accept", "default.not-steered", lambda h: through6(h) / TCP(dport=80, flags="S")),
    "end": ("accept", "default.not-steered", lambda h: through4(h) / UDP(sport=9, dport=9)),
}


# What the kernel decides itself, for the reason that the engine would give.
KERNEL_S_OWN = ("packet-too-big", "neighbour-solicitation", "router-solicitation", "listener-report",
                "multicast-ping", "routing-type-0")


def mark_of(name):
    return b"sixgate:" + name.encode() + b";"


def packet(name, hop_limit):
    return TRAFFIC[name][2](hop_limit) / Raw(mark_of(name))


def is_judged(name):
    """Whether a queue brings it to sixgate: not what the kernel passes by or decides itself."""
    return name not in KERNEL_S_OWN and TRAFFIC[name][1] != "default.not-steered"


def frame_of(name):
    content = packet(name, SENT)
    to_group = content.dst == "ff02::1"
    return bytes(Ether(dst=ALL_NODES_MAC if to_group else GATE_MAC) / content)


def send(raw_socket, name):
    raw_socket.send(frame_of(name))


def open_interface(interface):
    raw_socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    raw_socket.bind((interface, 0))
    return raw_socket


def read_verdicts(path):
    """The whole lines so far; in JSON without those on what the inside answers."""
    with open(path, "rb") as verdicts:
        return [line.decode() for line in verdicts
                if line.endswith(b"\n") and b'"iif":"in"' not in line]


def play(interface, path, names):
    raw_socket = open_interface(interface)
    seen = len(read_verdicts(path))
    for name in names or TRAFFIC:
        send(raw_socket, name)
        if not is_judged(name):
            print(f"{name}: never queued, {TRAFFIC[name][1]}", flush=True)
            continue
        print(f"{name}:", flush=True)
        deadline = time.monotonic() + 10 * PATIENCE
        while len(verdicts := read_verdicts(path)) == seen:
            if time.monotonic() > deadline:
                sys.exit(f"no verdict on {name}")
            time.sleep(0.005)
        print("".join(verdicts[seen:]), end="", flush=True)
        seen = len(verdicts)


def count(interface, command):
    raw_socket = open_interface(interface)

    def read_counters():
        return json.loads(subprocess.run(command, shell=True, check=True, capture_output=True).stdout)

    before = read_counters()
    for name in TRAFFIC:
        send(raw_socket, name)
        deadline = time.monotonic() + 10 * PATIENCE
        while (after := read_counters())["seen"] == before["seen"]:
            if time.monotonic() > deadline:
                sys.exit(f"{name} was not counted")
        moved = [key for key in after if key != "seen" and after[key] != before[key]]
        print(name, *moved, flush=True)
        before = after


def watch(interface, seconds):
    raw_socket = open_interface(interface)
    raw_socket.settimeout(float(seconds) * PATIENCE)
    print("watching", flush=True)
    while True:
        try:
            frame, address = raw_socket.recvfrom(65536)
        except TimeoutError:
            sys.exit(f"nothing for {seconds} seconds, and `end` has not come")
        if address[2] == socket.PACKET_OUTGOING:
            continue
        for name in TRAFFIC:
            if mark_of(name) in frame:
                print(name, flush=True)
                if name == "end":
                    return


def main(arguments):
    match arguments:
        case ["list"]:
            for name, (verdict, reason, _) in TRAFFIC.items():
                decides = ("engine" if is_judged(name) else
                           "kernel" if name in KERNEL_S_OWN else "nobody")
                print(name, verdict, reason, decides)
        case ["pcap", path]:
            wrpcap(path, [Ether(dst=GATE_MAC) / packet(name, FORWARDED) for name in TRAFFIC])
        case ["send", interface, *names]:
            raw_socket = open_interface(interface)
            for name in names:
                send(raw_socket, name)
        case ["play", interface, path, *names]:
            play(interface, path, names)
        case ["count", interface, command]:
            count(interface, command)
        case ["watch", interface, seconds]:
            watch(interface, seconds)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
