#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets that need a [[service]] or none, for zones that enforce services.

  services.py live FROM FROM_DEVICE GATE GATE_DEVICE TO TO_DEVICE TABLE
      sends each packet of a table from namespace FROM through GATE, or to it; prints for each whether it
      passes or is closed: it has passed when it is seen in namespace TO on TO_DEVICE and, since that
      device may be the gate's own, did not move the counter service.closed
  services.py names TABLE
      prints the names of the packets
  services.py pcap TABLE FILE
      the same packets, each inside a tunnel from 8.0.0.1 to 9.0.0.2

Each packet has ports or addresses of its own, so that none is of another's flow.
"""

import ctypes
import json
import os
import socket
import subprocess
import sys
import time

from scapy.all import (
    AH, ESP, ICMP, IP, IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrRouting, ICMPv6DestUnreach, ICMPv6EchoRequest,
    ICMPv6NIQueryNOOP, ICMPv6PacketTooBig, Ether, PadN, Raw, SCTP, SCTPChunkInit, TCP, UDP, wrpcap)

OUTSIDE = {4: "8.0.0.1", 6: "2001:db8:1::2"}
OTHERS = {4: "8.0.0.7", 6: "2001:db8:1::7"}
INSIDE = {4: "9.0.0.2", 6: "2001:db8:2::2"}
GATE = {4: "8.0.0.254", 6: "2001:db8:1::1"}


def ip(version, source=OUTSIDE, destination=INSIDE, **fields):
    header = IP if version == 4 else IPv6
    return header(src=source[version], dst=destination[version], **fields)


def protocol(version, number, destination=INSIDE):
    field = "proto" if version == 4 else "nh"
    return ip(version, destination=destination, **{field: number}) / Raw(bytes(16))


def options():
    return IPv6ExtHdrDestOpt(options=[PadN(optdata=b"\0" * 4)])


def services():
    """What finds a service or none, by the protocol, ports and ends of it; the same out of a tunnel."""
    for v in (4, 6):
        for port in (442, 443, 444, 7999, 8000, 8010, 8011):
            yield f"tcp-{port}-ipv{v}", ip(v) / TCP(sport=20000 + port, dport=port, flags="S")
        yield f"tcp-443-ack-ipv{v}", ip(v) / TCP(sport=30001, dport=443, flags="A")
        yield f"tcp-444-ack-ipv{v}", ip(v) / TCP(sport=30002, dport=444, flags="A")
        yield f"udp-443-ipv{v}", ip(v) / UDP(sport=30003, dport=443)
        yield f"udp-5000-ipv{v}", ip(v) / UDP(sport=30004, dport=5000)
        yield f"udp-5000-from-others-ipv{v}", ip(v, OTHERS) / UDP(sport=30005, dport=5000)
        yield f"udp-5001-ipv{v}", ip(v) / UDP(sport=30006, dport=5001)
        for port in (3868, 3869):
            yield f"sctp-{port}-ipv{v}", (
                ip(v) / SCTP(sport=30007, dport=port, tag=0) / SCTPChunkInit(init_tag=1))
        yield f"protocol-253-ipv{v}", protocol(v, 253)
        yield f"protocol-200-ipv{v}", protocol(v, 200)
    yield "tcp-443-behind-options", ip(6) / options() / TCP(sport=30010, dport=443, flags="S")
    yield "tcp-444-behind-options", ip(6) / options() / TCP(sport=30011, dport=444, flags="S")
    yield "udp-5000-behind-options", ip(6) / options() / UDP(sport=30012, dport=5000)
    routing = {"nh": 253, "type": 2, "segleft": 1, "addresses": ["2001:db8:2::9"]}
    yield "protocol-253-on-its-way", ip(6) / IPv6ExtHdrRouting(**routing) / Raw(bytes(16))


def always():
    """What needs no service."""
    for v in (4, 6):
        yield f"esp-ipv{v}", ip(v) / ESP(spi=9, seq=1, data=bytes(16))
        yield f"ike-ipv{v}", ip(v) / UDP(sport=500, dport=500)
        yield f"natted-ipsec-ipv{v}", ip(v) / UDP(sport=4500, dport=4500)
    yield "ah-ipv4", ip(4) / AH(nh=6, spi=9, seq=1, icv=bytes(12)) / TCP(dport=444)
    yield "ah-ipv6", ip(6) / AH(nh=6, spi=9, seq=1, icv=bytes(12)) / TCP(dport=444)
    yield from messages(INSIDE)
    yield "6in4", ip(4, OTHERS) / ip(6) / TCP(dport=444)


def messages(to):
    """ICMP of either family that RFC 4890 wants to pass, or whose like it does."""
    unknown = {v: ip(v, to, OUTSIDE) / UDP(sport=40000, dport=40000) for v in (4, 6)}
    yield "ping-ipv4", ip(4, destination=to) / ICMP(type=8, id=77)
    yield "ping-ipv6", ip(6, destination=to) / ICMPv6EchoRequest(id=77)
    yield "unreachable-ipv4", ip(4, destination=to) / ICMP(type=3, code=13) / unknown[4]
    yield "expired-ipv4", ip(4, destination=to) / ICMP(type=11) / unknown[4]
    yield "unreachable-ipv6", ip(6, destination=to) / ICMPv6DestUnreach(code=1) / unknown[6]
    yield "packet-too-big", ip(6, destination=to) / ICMPv6PacketTooBig(mtu=1400) / unknown[6]


def never():
    """What only a service for ICMP would open."""
    yield "timestamp", ip(4) / ICMP(type=13)
    yield "node-information", ip(6) / ICMPv6NIQueryNOOP()


def pinholes():
    """What a pinhole lets in."""
    for v in (4, 6):
        yield f"udp-7777-ipv{v}", ip(v) / UDP(sport=30030, dport=7777)


def host():
    """What arrives at a host that opens TCP port 22 and is to take part in its network."""
    for v in (4, 6):
        yield f"tcp-22-ipv{v}", ip(v, destination=GATE) / TCP(sport=30020, dport=22, flags="S")
    unrelated_ones = [name for name, _ in unrelated()]
    yield from (row for row in messages(GATE) if row[0] not in unrelated_ones)
    yield "dhcpv4-to-all", IP(src="8.0.0.1", dst="255.255.255.255") / UDP(sport=67, dport=68)
    yield "dhcpv4", ip(4, destination=GATE) / UDP(sport=67, dport=68)
    link_local = {6: "fe80::ff:fe00:1"}
    yield "dhcpv6", ip(6, destination=link_local) / UDP(sport=547, dport=546)
    yield "igmp", IP(src="8.0.0.1", dst="224.0.0.1", ttl=1, proto=2) / Raw(b"\x11\0\xee\xff" + bytes(4))


def unrelated():
    """What a host takes from nobody because it is about nothing that was sent."""
    yield from (row for row in messages(GATE) if row[0] == "unreachable-ipv6")


def host_closed():
    """What a host that opens TCP port 22 takes from nobody."""
    for v in (4, 6):
        yield f"tcp-23-ipv{v}", ip(v, destination=GATE) / TCP(sport=30021, dport=23, flags="S")
        yield f"tcp-23-ack-ipv{v}", ip(v, destination=GATE) / TCP(sport=30022, dport=23, flags="A")
        yield f"udp-600-ipv{v}", ip(v, destination=GATE) / UDP(sport=30023, dport=600)
        yield f"esp-ipv{v}", ip(v, destination=GATE) / ESP(spi=9, seq=1, data=bytes(16))
        yield f"ike-ipv{v}", ip(v, destination=GATE) / UDP(sport=500, dport=500)
    yield "tcp-23-behind-options", (
        ip(6, destination=GATE) / options() / TCP(sport=30024, dport=23, flags="S"))
    yield "dhcpv6-from-afar", ip(6, destination=GATE) / UDP(sport=547, dport=546)


def older():
    """Segments of flows of which no beginning was seen."""
    for v in (4, 6):
        yield f"tcp-23-ack-ipv{v}", ip(v, destination=GATE) / TCP(sport=30040, dport=23, flags="A")


def after_older():
    """Beginnings of the same flows."""
    for v in (4, 6):
        yield f"tcp-23-ipv{v}", ip(v, destination=GATE) / TCP(sport=30040, dport=23, flags="S")


def other_older():
    """The like of older() in other flows."""
    for v in (4, 6):
        yield f"tcp-23-ack-ipv{v}", ip(v, destination=GATE) / TCP(sport=30041, dport=23, flags="A")


TABLES = {"services": services, "always": always, "never": never, "pinholes": pinholes, "host": host,
          "host-closed": host_closed, "unrelated": unrelated, "older": older, "after-older": after_older,
          "other-older": other_older}


def enter(path):
    descriptor = os.open(path, os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(descriptor, 0) != 0:
        raise OSError(ctypes.get_errno(), f"cannot enter {path}")
    os.close(descriptor)


def socket_in(namespace, interface):
    home = f"/proc/{os.getppid()}/ns/net"
    enter(f"/run/netns/{namespace}")
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    raw.bind((interface, 0))
    enter(home)
    return raw


def mac_of(namespace, interface):
    text = subprocess.run(["ip", "-n", namespace, "-j", "link", "show", interface], check=True,
                          capture_output=True).stdout
    return json.loads(text)[0]["address"]


def closed_in(namespace):
    text = subprocess.run(["ip", "netns", "exec", namespace, "nft", "-j", "list", "counter", "inet",
                           "sixgate", "service.closed"], check=True, capture_output=True).stdout
    return sum(row["counter"]["packets"] for row in json.loads(text)["nftables"] if "counter" in row)


def marked(packet, name):
    """The packet with its name at the end, by which it is known again."""
    return packet / Raw(f"row:{name};".encode())


def mac_for(packet, mac):
    if packet.dst == "255.255.255.255":
        return "ff:ff:ff:ff:ff:ff"
    return "01:00:5e:00:00:01" if packet.dst.startswith("224.") else mac


def outcome(name, receiver, is_here, is_closed):
    """What becomes of a packet that has been sent."""
    deadline = time.monotonic() + 10
    has_arrived = False
    while time.monotonic() < deadline:
        if is_closed():
            return "closed"
        if has_arrived and not is_here:
            return "passes"
        receiver.settimeout(0.05)
        try:
            has_arrived |= f"row:{name};".encode() in receiver.recv(65536)
        except TimeoutError:
            if has_arrived:
                return "closed" if is_closed() else "passes"
    return "is lost"


def live(arguments):
    from_namespace, from_device, gate, gate_device, to_namespace, to_device, table = arguments
    sender = socket_in(from_namespace, from_device)
    receiver = socket_in(to_namespace, to_device)
    mac = mac_of(gate, gate_device)
    for name, packet in TABLES[table]():
        before = closed_in(gate)
        # Without a source scapy takes that of a route, or zeros, which no bridge takes.
        frame = Ether(src="02:00:00:00:00:02", dst=mac_for(packet, mac)) / marked(packet, name)
        sender.send(bytes(frame))
        print(name, outcome(name, receiver, to_namespace == gate, lambda: closed_in(gate) > before),
              flush=True)


def write(table, file):
    packets = [IP(src="8.0.0.1", dst="9.0.0.2", proto=41 if packet.version == 6 else 4)
               / marked(packet, name) for name, packet in TABLES[table]()]
    # None is to be an answer to another: by then every flow is forgotten.
    for number, packet in enumerate(packets):
        packet.time = number * 3 * 3600
    wrpcap(file, packets)


def main(arguments):
    match arguments:
        case ["live", *rest] if len(rest) == 7:
            live(rest)
        case ["names", table]:
            print("\n".join(name for name, _ in TABLES[table]()))
        case ["pcap", table, file]:
            write(table, file)
        case _:
            sys.exit(__doc__)


main(sys.argv[1:])
