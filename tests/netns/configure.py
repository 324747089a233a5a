#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A router and a host that configure each other, by sockets, so that the kernel's hooks see all of it.

  configure.py serve INTERFACE   advertises 2001:db8:1::/64 and answers DHCP of both families; DHCPv6 from
                                 its global address, as a relay may
  configure.py ask4 INTERFACE    a DHCPv4 exchange from no address; exit status 0 when it got one
  configure.py ask6 INTERFACE    the same of DHCPv6, from the link-local address
"""

import logging
import select
import socket
import sys
import time

logging.getLogger("scapy").setLevel(logging.ERROR)  # checksums of sockets are the kernel's

from scapy.all import (  # noqa: E402
    BOOTP, DHCP, DHCP6_Advertise, DHCP6_Reply, DHCP6_Request, DHCP6_Solicit, DHCP6OptClientId,
    DHCP6OptServerId, DUID_LL, ICMPv6ND_RA, ICMPv6NDOptPrefixInfo)

ADDRESS = "8.0.0.99"


def option(packet, name):
    return dict(entry for entry in packet[DHCP].options if isinstance(entry, tuple)).get(name)


def udp(family, interface, address):
    port = socket.socket(family, socket.SOCK_DGRAM)
    port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    port.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
    if family == socket.AF_INET:
        port.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    port.bind(address)
    return port


def advertiser(interface):
    raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
    raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
    return raw


def advertise(raw, index):
    message = ICMPv6ND_RA(routerlifetime=600) / ICMPv6NDOptPrefixInfo(prefix="2001:db8:1::", prefixlen=64)
    link_local = ("ff02::1", 0, 0, index)
    raw.sendto(bytes(message), link_local)


def answer4(port):
    asked = BOOTP(port.recv(2048))
    kind = "offer" if option(asked, "message-type") == 1 else "ack"
    reply = BOOTP(op=2, xid=asked.xid, flags=asked.flags, yiaddr=ADDRESS, siaddr="8.0.0.1",
                  chaddr=asked.chaddr)
    reply /= DHCP(options=[("message-type", kind), ("server_id", "8.0.0.1"), ("lease_time", 600), "end"])
    port.sendto(bytes(reply), ("255.255.255.255", 68))


def answer6(port, answers):
    content, client = port.recvfrom(2048)
    asked = DHCP6_Solicit(content) if content[0] == 1 else DHCP6_Request(content)
    kind = DHCP6_Advertise if content[0] == 1 else DHCP6_Reply
    reply = kind(trid=asked.trid) / DHCP6OptClientId(duid=asked[DHCP6OptClientId].duid)
    reply /= DHCP6OptServerId(duid=DUID_LL(lladdr="02:00:00:00:00:09"))
    answers.sendto(bytes(reply), (client[0], 546, 0, client[3]))


def serve(interface):
    index = socket.if_nametoindex(interface)
    port4 = udp(socket.AF_INET, interface, ("", 67))
    port6 = udp(socket.AF_INET6, interface, ("::", 547))
    group = socket.inet_pton(socket.AF_INET6, "ff02::1:2") + index.to_bytes(4, sys.byteorder)
    port6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, group)
    answers6 = udp(socket.AF_INET6, interface, ("2001:db8:1::2", 547))
    raw = advertiser(interface)
    print("serving", flush=True)
    while True:
        try:
            advertise(raw, index)
        except OSError:
            pass  # the link is not ready; the next one comes soon
        for port in select.select([port4, port6], [], [], 0.5)[0]:
            if port is port4:
                answer4(port4)
            else:
                answer6(port6, answers6)


def exchange(port, question, to, is_answer):
    """Asks until the answer comes."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        port.sendto(bytes(question), to)
        if select.select([port], [], [], 1)[0]:
            answer = port.recv(2048)
            if is_answer(answer):
                return answer
    sys.exit("no answer")


def ask4(interface):
    port = udp(socket.AF_INET, interface, ("", 68))
    to = ("255.255.255.255", 67)
    for kind, answered in (("discover", 2), ("request", 5)):
        question = BOOTP(op=1, xid=7, flags=0x8000, chaddr=b"\x02\0\0\0\0\1")
        question /= DHCP(options=[("message-type", kind), ("requested_addr", ADDRESS), "end"])
        exchange(port, question, to,
                 lambda content, wanted=answered: option(BOOTP(content), "message-type") == wanted)


def ask6(interface):
    index = socket.if_nametoindex(interface)
    port = udp(socket.AF_INET6, interface, ("::", 546))
    client = DHCP6OptClientId(duid=DUID_LL(lladdr="02:00:00:00:00:01"))
    for kind, answered in ((DHCP6_Solicit, 2), (DHCP6_Request, 7)):
        exchange(port, kind(trid=7) / client, ("ff02::1:2", 547, 0, index),
                 lambda content, wanted=answered: content[0] == wanted)


def main(arguments):
    match arguments:
        case ["serve", interface]:
            serve(interface)
        case ["ask4", interface]:
            ask4(interface)
        case ["ask6", interface]:
            ask6(interface)
        case _:
            sys.exit(__doc__)


main(sys.argv[1:])
