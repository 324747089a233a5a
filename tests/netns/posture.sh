# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced behind begin.sh by the tests of what passes when nobody judges: brings sixgate into each state,
# and notes what becomes there of named packets and of a TCP transfer.
#
# Whoever sources it sets
#   named     the packets of traffic.py to observe
#   sending   runs a command on the link that they come from, `outside` or `gate`
#   from      that link's interface there
#   transfers sends data over TCP through a hop that is too narrow for it
#   prepares  what has to go before the packets; may be empty

named_packets=$here/named_packets.py
classes=(icmpv6 tunnels headers)
# A packet of each of these classes, which is none of those observed.
fillers="unicast-ping*8500 undeclared-41*8500 headers-16*8500"

# start_observing: the counters, and who sends.
start_observing() {
    : >"$scratch/observed"
    # shellcheck disable=SC2086 # one word a name
    "$named_packets" observe $named >"$scratch/observer.nft"
    judge nft -f "$scratch/observer.nft"
    mkfifo "$scratch/names"
    exec {names}<>"$scratch/names"
    "$sending" "$named_packets" send "$from" <"$scratch/names" &
    "$traffic" list >"$scratch/list"
}

# counters TABLE: `NAME PACKETS`, one a line.
counters() {
    judge nft list counters table inet "$1" |
        awk '$1 == "counter" { name = $2 } $1 == "packets" { gsub(/"/, "", name); print name, $2 }'
}

queues_are_full() {
    local class
    for class in "${!classes[@]}"; do
        (($(packets_waiting $((40 + class))) >= 8192)) || return 1
    done
}

# reset_observer: its counters, which nft gives up where somebody changes a table meanwhile.
reset_observer() { judge nft reset counters table inet observer >/dev/null 2>"$scratch/reset"; }

all_are_seen() {
    local name
    counters observer >"$scratch/counted"
    for name in $named; do
        grep -qx "seen.$name $1" "$scratch/counted" || return 1
    done
}

nobody_judged_what_was_steered() {
    ((($(sum_of_counters steered) - steered) == ($(sum_of_counters unjudged) - unjudged)))
}

# rounds_of STATE: how often each packet is sent.
rounds_of() { if [[ $1 == reloads ]]; then echo 10; else echo 1; fi; }

# observe STATE POSTURE: sends each packet and a transfer, notes in $scratch/observed what became of them,
# and fails where the counters do not account for each packet that nobody judged.
observe() {
    local state=$1 posture=$2 name decided rounds round judges= told=0 steered unjudged
    rounds=$(rounds_of "$state")
    ${prepares-}
    [[ $state == runs || $state == reloads ]] && judges=1
    [[ -e $scratch/verdicts ]] && told=$(verdicts_told)
    wait_until 10 "the observer to begin anew" reset_observer
    steered=$(sum_of_counters steered) unjudged=$(sum_of_counters unjudged)
    for ((round = 1; round <= rounds; round++)); do
        echo "$named" >&"$names"
        wait_until 30 "the named packets, $state, $posture" all_are_seen "$round"
        [[ $state != reloads ]] || wait_until 30 "another reload" reloads_are_more_than "$(reloads)"
    done
    $transfers || fail "TCP over the narrow link, $state, $posture"
    if [[ $judges ]]; then
        wait_until 30 "the queues to be empty, $state, $posture" no_packet_waits
        same "$(sum_of_counters unjudged)" "$unjudged" "packets that nobody judged, $state, $posture"
    else
        wait_until 20 "unjudged.* to account for what was steered, $state, $posture" \
            nobody_judged_what_was_steered
    fi
    echo "$state $posture transfer kernel 1 1" >>"$scratch/observed"
    counters observer >"$scratch/counted"
    for name in $named; do
        decided=kernel
        if [[ $judges ]] && grep -q "^$name .* engine\$" "$scratch/list"; then
            decided=judged
            wait_until 10 "a verdict on $name, $state, $posture" \
                is_told "\"reason\":\"$(awk -v name="$name" '$1 == name { print $3 }' "$scratch/list")\"" "$told"
        fi
        echo "$state $posture $name $decided $(sed -n "s/^passed\.$name //p" "$scratch/counted") $rounds"
    done >>"$scratch/observed"
    [[ $judges ]] || same "$(sed "1,${told}d" "$scratch/verdicts" 2>/dev/null | wc -l)" 0 \
        "verdicts, $state, $posture"
}

# reload_over_and_over CONFIGURATION: until end_reloads.
reload_over_and_over() {
    : >"$scratch/reloads"
    while judge "$SIXGATE" rules install --config "$1" >>"$scratch/log" 2>&1; do
        echo >>"$scratch/reloads"
    done &
    reloads_pid=$!
}
reloads() { wc -l <"$scratch/reloads"; }
reloads_are_more_than() { (($(reloads) > $1)); }
end_reloads() {
    kill "$reloads_pid" 2>/dev/null || fail "a reload went wrong"
    wait "$reloads_pid" 2>/dev/null || true
}

# hang: SIGSTOP. The posture rules what is steered within a second.
hang() {
    kill -STOP "$gate_pid"
    $transfers || fail "TCP over the narrow link right after SIGSTOP"
    wait_until 10 "the posture, soon after SIGSTOP" is_not_alive
}

# fill_queues: of a gate that hangs. What comes then goes on unjudged.
fill_queues() {
    hold_alive
    echo "$fillers" >&"$names"
    wait_until 120 "full queues" queues_are_full
    wait_for_what_was_sent
}

# wait_for_what_was_sent: by a packet that goes behind it.
wait_for_what_was_sent() {
    local last=${named%% *}
    wait_until 10 "the observer to begin anew" reset_observer
    echo "$last" >&"$names"
    wait_until 120 "what was sent" is_seen "$last"
}
is_seen() { counters observer | grep -x "seen.$1 1" >/dev/null; }

# go_on: SIGCONT. Whatever waited is judged, and sixgate judges again.
go_on() {
    kill -CONT "$gate_pid"
    wait_until 120 "what waited to be judged after SIGCONT" no_packet_waits
    wait_until 20 "the gate to queue again after SIGCONT" is_alive
    wait_until 60 "all of that to be told" nothing_more_is_told
}
nothing_more_is_told() {
    local told
    told=$(wc -l <"$scratch/verdicts")
    sleep 0.5
    (($(wc -l <"$scratch/verdicts") == told))
}

# kill_gate: SIGKILL, while @alive goes on to hold.
kill_gate() {
    kill -STOP "$gate_pid"
    hold_alive
    kill -KILL "$gate_pid"
    wait "$gate_pid" 2>/dev/null || true
}

# with_posture POSTURE: writes the site's configuration with it to $scratch/POSTURE.toml.
with_posture() {
    { echo "when-absent = \"$1\""; cat "$scratch/site.toml"; } >"$scratch/$1.toml"
}

# expect_the_readme: what was observed is, word for word, what the README's table says.
expect_the_readme() {
    local readme=$here/../../README.md
    "$named_packets" table "$readme" "$scratch/observed" >"$scratch/table.md"
    diff -u <(sed -n '/^| sixgate |/,/^$/p' "$readme" | sed '/^$/d') "$scratch/table.md" ||
        fail "the README's table does not say what was observed"
}

# install_without_sixgate CONFIGURATION: as a unit does that runs before any daemon: nft alone, where the
# kernel has its queue.
install_without_sixgate() {
    "$SIXGATE" rules print --config "$1" | judge nft -f - 2>/dev/null ||
        judge "$SIXGATE" rules install --config "$1"
}

# observe_border POSTURE: a border in every state: neighbour discovery and Packet Too Big, one that the
# gate sends itself too, and an ordinary flow pass throughout; what is steered passes where sixgate
# accepts it, and where nobody judges as when-absent says.
observe_border() {
    local posture=$1 configuration=$scratch/$1.toml
    named="neighbour-solicitation router-solicitation listener-report packet-too-big innocent unreachable"
    named+=" 6to4-lie 6to4-honest headers-17 routing-type-2 multicast-ping routing-type-0"
    sending=outside from=wan transfers="transfer 300000"
    make_topology
    start_listener
    start_observing
    cp "$site" "$scratch/site.toml"
    with_posture "$posture"

    install_without_sixgate "$configuration"
    observe absent "$posture"

    start_gate --config "$configuration" --verdicts all --json
    observe runs "$posture"
    (($(ruleset_counter icmpv6.packet-too-big) > 1)) || fail "the narrow link needed no Packet Too Big"
    reload_over_and_over "$configuration"
    observe reloads "$posture"
    end_reloads

    hang
    observe stopped "$posture"
    fill_queues
    observe full "$posture"
    go_on
    observe runs "$posture"

    kill_gate
    observe killed "$posture"
    let_alive_go
    observe killed "$posture"
    expect_the_readme
}
