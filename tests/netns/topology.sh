# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced. Three throw-away network namespaces and what to do with them, one long file of small verbs, since
# each test speaks in all of them:
#
#      outside                        gate                         inside
#   .-----------.             .--------------------.            .-----------.
#   |   wan ----|-------------|--- out      in  ---|------------|--- lan    |
#   '-----------'             '--------------------'            '-----------'
#    2001:db8:1::2/64     2001:db8:1::1  2001:db8:2::1     2001:db8:2::2/64
#    8.0.0.1/24           8.0.0.254      9.0.0.254         9.0.0.2/24
#
# The gate forwards. It sends into the inside's link with an MTU of 1280, which only it knows of: to
# whoever sends more it owes a Packet Too Big. Whoever sources this gets everything removed when the
# shell ends, however it ends.

PATH=$PATH:/usr/sbin:/sbin
run_id=$$
ns_outside=sixgate-outside-$run_id
ns_gate=sixgate-gate-$run_id
ns_inside=sixgate-inside-$run_id
gate_mac=02:00:00:00:00:01
ns_judge=$ns_gate # where sixgate runs; a test of the host role says otherwise
scratch=$(mktemp -d "${TMPDIR:-/tmp}/sixgate.XXXXXX")
gate_pid=
traffic=$(dirname "${BASH_SOURCE[0]}")/traffic.py

outside() { ip netns exec "$ns_outside" "$@"; }
gate() { ip netns exec "$ns_gate" "$@"; }
inside() { ip netns exec "$ns_inside" "$@"; }
judge() { ip netns exec "$ns_judge" "$@"; }

fail() {
    echo "FAIL: $*" >&2
    [[ -s $scratch/log ]] && sed 's/^/    gate: /' "$scratch/log" >&2
    exit 1
}

# wait_until SECONDS WHAT COMMAND...: returns once the command succeeds, fails the run after that long. A
# slow machine multiplies that by SIXGATE_PATIENCE.
wait_until() {
    local deadline=$((${EPOCHREALTIME/[.,]/} + $1 * ${SIXGATE_PATIENCE:-1} * 1000000)) what=$2
    shift 2
    until "$@"; do
        ((${EPOCHREALTIME/[.,]/} < deadline)) || fail "waited in vain for: $what"
        sleep 0.05
    done
}

remove_topology() {
    local namespace pid job
    set +e
    for job in $(jobs -p); do
        kill "$job" 2>/dev/null
        kill -CONT "$job" 2>/dev/null
    done
    for namespace in "$ns_outside" "$ns_gate" "$ns_inside"; do
        for pid in $(ip netns pids "$namespace" 2>/dev/null); do
            kill -CONT "$pid" 2>/dev/null
            kill -KILL "$pid" 2>/dev/null
        done
        ip netns delete "$namespace" 2>/dev/null
    done
    rm -rf "$scratch"
}

trap remove_topology EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

make_topology() {
    make_namespaces
    make_links
}

make_namespaces() {
    local namespace
    for namespace in "$ns_outside" "$ns_gate" "$ns_inside"; do
        ip netns add "$namespace"
        ip netns exec "$namespace" ip link set lo up
        ip netns exec "$namespace" sysctl -qw net.ipv6.conf.default.accept_ra=0
    done
}

make_links() {
    ip -n "$ns_gate" link add out address "$gate_mac" type veth peer name wan netns "$ns_outside"
    ip -n "$ns_gate" link add in mtu 1280 type veth peer name lan mtu 1500 netns "$ns_inside"

    local namespace_and_device
    for namespace_and_device in "$ns_outside wan" "$ns_gate out" "$ns_gate in" "$ns_inside lan"; do
        set -- $namespace_and_device
        ip -n "$1" link set "$2" up
        ip netns exec "$1" ethtool -K "$2" tx off tso off gso off >/dev/null
    done
    ip -n "$ns_outside" address add 2001:db8:1::2/64 dev wan nodad
    ip -n "$ns_outside" address add 8.0.0.1/24 dev wan
    ip -n "$ns_gate" address add 2001:db8:1::1/64 dev out nodad
    ip -n "$ns_gate" address add 8.0.0.254/24 dev out
    ip -n "$ns_gate" address add 2001:db8:2::1/64 dev in nodad
    ip -n "$ns_gate" address add 9.0.0.254/24 dev in
    ip -n "$ns_inside" address add 2001:db8:2::2/64 dev lan nodad
    ip -n "$ns_inside" address add 9.0.0.2/24 dev lan
    gate sysctl -qw net.ipv6.conf.all.forwarding=1 net.ipv4.ip_forward=1
    ip -n "$ns_outside" -6 route add default via 2001:db8:1::1
    ip -n "$ns_outside" route add default via 8.0.0.254
    ip -n "$ns_inside" -6 route add default via 2001:db8:2::1
    ip -n "$ns_inside" route add default via 9.0.0.254
    wait_until 10 "link-local addresses" no_address_is_tentative
}

no_address_is_tentative() {
    local namespace
    for namespace in "$ns_outside" "$ns_gate" "$ns_inside"; do
        [[ -z $(ip -n "$namespace" -6 address show tentative) ]] || return 1
    done
}

# start_gate OPTIONS...: sixgate run where it judges; verdicts go to $scratch/verdicts, the rest to
# $scratch/log. Returns when it judges.
start_gate() {
    : >"$scratch/verdicts"
    : >"$scratch/log"
    # Not by judge(): the signals of a test must reach sixgate and no shell around it.
    ip netns exec "$ns_judge" "$SIXGATE" run --control "$scratch/control" "$@" \
        >"$scratch/verdicts" 2>"$scratch/log" &
    gate_pid=$!
    wait_until 20 "sixgate to judge" gate_judges
}

gate_judges() {
    grep -q '^sixgate: judging' "$scratch/log" && return 0
    kill -0 "$gate_pid" 2>/dev/null || fail "sixgate ended instead of judging"
    return 1
}

# stop_gate: SIGTERM, and its exit status.
stop_gate() {
    kill -TERM "$gate_pid"
    wait "$gate_pid"
}

# verdicts_on PATTERN [SKIPPED]: how many of those that sixgate has told match, behind the first SKIPPED.
verdicts_on() { tail -n "+$((${2:-0} + 1))" "$scratch/verdicts" | grep -c "$1" || true; }
is_told() { (($(verdicts_on "$@") > 0)); }
verdicts_told() { wc -l <"$scratch/verdicts"; }

# counter_of SIDE TABLE NAME: packets that the kernel counted there in a table of family inet.
counter_of() { "$1" nft list counter inet "$2" "$3" | sed -n 's/.*packets \([0-9]*\).*/\1/p'; }

# ruleset_counter NAME: the same in sixgate's own.
ruleset_counter() { counter_of judge sixgate "$1"; }
counts_more() { (($(ruleset_counter "$1") > $2)); }

# generation: how often nf_tables has changed where sixgate judges. Who lists it begins anew when it does.
generation() {
    judge /usr/bin/python3 - <<'PY'
import socket
import struct
NETLINK_NETFILTER, NFNL_SUBSYS_NFTABLES, NFT_MSG_GETGEN, NLM_F_REQUEST = 12, 10, 16, 1
netfilter = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_NETFILTER)
netfilter.send(struct.pack("=IHHIIBBH", 20, NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_GETGEN, NLM_F_REQUEST, 0, 0, 0, 0, 0))
print(struct.unpack_from("!I", netfilter.recv(4096), 24)[0])
PY
}

# sum_of_counters PREFIX: packets that the kernel counted under names that begin so, together.
sum_of_counters() {
    judge nft list counters table inet sixgate |
        awk -v prefix="$1" '$1 == "counter" { counts = index($2, prefix) == 1 }
            $1 == "packets" && counts { sum += $2 } END { print sum + 0 }'
}

# packets_waiting [QUEUE]: in one queue, or in all together.
packets_waiting() {
    judge awk -v queue="${1:-}" 'queue == "" || $1 == queue { sum += $3 } END { print sum + 0 }' \
        /proc/net/netfilter/nfnetlink_queue
}

no_packet_waits() { (($(packets_waiting) == 0)); }

# alive: the set, with its elements.
alive() { judge nft list set inet sixgate alive 2>/dev/null; }
is_alive() { [[ $(alive) == *elements* ]]; }
is_not_alive() {
    local set
    set=$(alive) && [[ $set != *elements* ]]
}

# hold_alive: the gate queues, whether anybody renews it or not.
hold_alive() {
    local element='element inet sixgate alive { ipv4 timeout 10m, ipv6 timeout 10m }'
    printf '%s\n' "add $element" "delete element inet sixgate alive { ipv4, ipv6 }" "add $element" |
        judge nft -f -
}
let_alive_go() { judge nft flush set inet sixgate alive; }

# hold_packets COUNT: stops the gate with at least that many pings in its queues, half a second before
# @alive expires at the latest. Call release_packets soon.
hold_packets() {
    local until
    while :; do
        wait_until 20 "the gate to queue" is_alive
        kill -STOP "$gate_pid"
        outside ping -6 -q -n -c "$1" -i 0.002 -W 1 2001:db8:2::2 >/dev/null &
        until=$((${EPOCHREALTIME/[.,]/} + 400000))
        while ((${EPOCHREALTIME/[.,]/} < until)); do
            (($(packets_waiting) < $1)) || return 0
        done
        release_packets
    done
}

release_packets() { kill -CONT "$gate_pid"; }

# rename_link OLD NEW: an interface of the gate, which older kernels rename only while it is down.
rename_link() {
    ip -n "$ns_gate" link set "$1" name "$2" 2>/dev/null || {
        ip -n "$ns_gate" link set "$1" down
        ip -n "$ns_gate" link set "$1" name "$2"
        ip -n "$ns_gate" link set "$2" up
    }
}

# start_listener [SIDE [PORT]]: a TCP server, inside and on port 8080 if not said otherwise, that prints to
# $scratch/received, or $scratch/received-PORT, what each connection brought.
start_listener() {
    local received=$scratch/received${2:+-$2}
    : >"$received"
    "${1:-inside}" /usr/bin/python3 - "${2:-8080}" >"$received" <<'PY' &
import socket
import sys
listener = socket.create_server(("::", int(sys.argv[1])), family=socket.AF_INET6, dualstack_ipv6=True)
print("listening", flush=True)
while True:
    connection, _ = listener.accept()
    total = 0
    while chunk := connection.recv(65536):
        total += len(chunk)
    print(total, "bytes", flush=True)
PY
    wait_until 10 "the listener" grep -q listening "$received"
}

# connects SIDE ADDRESS PORT [SECONDS [SOURCE]]: whether somebody answers there over TCP, within ten if not
# said otherwise.
connects() {
    "$1" /usr/bin/python3 -c 'import socket, sys
source = (sys.argv[4], 0) if sys.argv[4] else None
socket.create_connection((sys.argv[1], int(sys.argv[2])), float(sys.argv[3]), source).close()' \
        "$2" "$3" "${4:-10}" "${5:-}" 2>/dev/null
}

# answered_pings COUNT ADDRESS: sends that many from outside, 10 ms apart, and prints how many were answered,
# the last within ten seconds. ping(8) does not wait for those: once it had an answer, it leaves two round
# trips after its last request.
answered_pings() {
    outside /usr/bin/python3 - "$1" "$2" "$((10 * ${SIXGATE_PATIENCE:-1}))" <<'PY'
import os
import select
import socket
import struct
import sys
import time

ECHO_REQUEST, ECHO_REPLY = 128, 129
count, address, patience = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
identifier = os.getpid() & 0xffff
pings = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
pings.connect((address, 0))
answered = set()


def note_answers(until):
    while len(answered) < count and (left := until - time.monotonic()) > 0:
        if not select.select([pings], [], [], left)[0]:
            return
        kind, _, _, of, sequence = struct.unpack("!BBHHH", pings.recv(2048)[:8])
        if kind == ECHO_REPLY and of == identifier:
            answered.add(sequence)


for sequence in range(count):
    pings.send(struct.pack("!BBHHH", ECHO_REQUEST, 0, 0, identifier, sequence) + bytes(48))
    note_answers(time.monotonic() + 0.01)
note_answers(time.monotonic() + patience)
print(len(answered))
PY
}

# transfer BYTES [SIDE ADDRESS]: sends that much over TCP, from outside to inside if not said otherwise,
# with nothing learnt of neighbours and path MTU before. Needs neighbour discovery, and a Packet Too Big
# that the gate sends itself.
transfer() {
    local namespace
    for namespace in "$ns_outside" "$ns_gate" "$ns_inside"; do
        ip -n "$namespace" -6 neighbour flush nud all
    done
    transfer_anew "$@"
}

# transfer_anew BYTES [SIDE ADDRESS]: the same with only the path MTU forgotten.
transfer_anew() {
    ip -n "$ns_outside" -6 route flush cache
    local before
    before=$(grep -c bytes "$scratch/received" || true)
    "${2:-outside}" /usr/bin/python3 - "$1" "${3:-2001:db8:2::2}" <<'PY' || return
import socket
import sys
with socket.create_connection((sys.argv[2], 8080), timeout=20) as connection:
    connection.sendall(bytes(int(sys.argv[1])))
PY
    wait_until 20 "the data" received_more_than "$before"
}

received_more_than() {
    (($(grep -c bytes "$scratch/received" || true) > $1))
}

# declare_vxlan: writes the site's configuration to $scratch/site.toml, with the VXLAN of traffic.py.
declare_vxlan() {
    cat "$site" - >"$scratch/site.toml" <<'END'
[[tunnel]]
kind = "vxlan"
local = "9.0.0.2"
remote = "8.0.0.1"
END
}

# expect_arrivals NAMES WHEN NAME...: sends the named packets of traffic.py and fails unless exactly
# NAMES, in the order of the alphabet, arrive inside. `end` overtakes what waits in a queue, so it goes
# when the others are there; what must not arrive should stand before what must, in the same queue.
expect_arrivals() {
    local expected=$1 when=$2 name
    shift 2
    start_watcher 20
    outside "$traffic" send wan "$@"
    for name in $expected; do
        wait_until 10 "$name inside, $when" grep -qx "$name" "$scratch/arrived"
    done
    outside "$traffic" send wan end
    wait "$watcher_pid" || fail "the traffic's end did not arrive inside"
    same "$(arrived | sort -u | paste -sd ' ')" "$expected" "$when"
}

# start_watcher SECONDS: notes inside which packets of traffic.py arrive, until `end` does.
start_watcher() {
    : >"$scratch/arrived"
    inside "$traffic" watch lan "$1" >"$scratch/arrived" &
    watcher_pid=$!
    wait_until 10 "the watcher inside" grep -q watching "$scratch/arrived"
}

# arrived: the names that start_watcher has noted.
arrived() {
    grep -vx -e watching -e end "$scratch/arrived" || true
}

same() {
    [[ $1 == "$2" ]] || fail "$3: wanted '$2', got '$1'"
}
