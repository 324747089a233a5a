# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced after begin.sh. Tunnels between the outside and another namespace of topology.sh, the near one:
# the gate, where they end here, or the inside, where they cross it. Each kind has ends of its own:
#
#   outside: 8.0.0.N or 2001:db8:1::N        inside: 9.0.0.N or 2001:db8:2::N, gate: 8.0.0.1N or 2001:db8:1::1N
#
# and goes to the inside, which listens on TCP port 8080.

kinds=(6in4 6to4 6rd isatap 4in4 gre 6in6 4in6 ip6gre)

# describe KIND NEAR: sets what the kind is made of, where NEAR, gate or inside, is its near end.
#   far_end, near_end  outer addresses
#   far, near          inner ones, of the outside and of the inside
#   own              an inner address of the gate, which its errors need
#   router           by which the inside is reached, if not directly
#   lie, lie_reason    an inner source that may not come out of it, and why
#   hop                the MTU of the gate's link to the inside
#   declaration        its [[tunnel]]
describe() {
    local number hex keys
    for number in "${!kinds[@]}"; do
        [[ ${kinds[number]} != "$1" ]] || break
    done
    number=$((number + 11))
    hex=$(printf %x "$number")
    far_end=8.0.0.$number near_end=9.0.0.$number
    [[ $2 == inside ]] || near_end=8.0.0.1$number
    far=2001:db8:$number::2 near=2001:db8:2::2 lie=2001:db8:2::66 lie_reason=tunnel.inner-source
    keys="remote = [\"$far_end\"]" router= own= hop=1280
    case $1 in
        6to4 | 6rd | isatap)
            local near_hex=900:$hex
            [[ $2 == inside ]] || near_hex=800:$(printf %x "1$number")
            ;;&
        6to4)
            far=2002:800:$hex::1 near=2002:$near_hex::1 own=2002:$near_hex::ffff lie=2002:1234:1234::1
            lie_reason=tunnel.6to4-source-mismatch
            keys=
            ;;
        6rd)
            far=2001:db9:800:$hex::1 near=2001:db9:$near_hex::1 own=2001:db9:$near_hex::ffff lie=2001:db9:c22:3844::1
            lie_reason=tunnel.6rd-mismatch
            keys='prefix = "2001:db9::/32"
ipv4-prefix = "0.0.0.0/0"
border-relays = ["8.0.0.99"]'
            ;;
        isatap)
            far=2001:db8:7:0:200:5efe:800:$hex lie=2001:db8:7:0:200:5efe:800:99
            lie_reason=tunnel.isatap-mismatch
            keys='prefixes = ["2001:db8:7::/64"]'
            if [[ $2 == gate ]]; then
                keys+=$'\n'"routers = [\"$near_end\"]"
                router=fe80::200:5efe:$near_hex own=2001:db8:7:0:200:5efe:$near_hex
            else
                near=2001:db8:7:0:200:5efe:$near_hex
            fi
            ;;
        6in6 | 4in6 | ip6gre)
            far_end=2001:db8:1::$number near_end=2001:db8:2::$number
            [[ $2 == inside ]] || near_end=2001:db8:1::1$number
            keys="remote = [\"$far_end\"]"
            ;;&
        6in6 | ip6gre)
            # An inner IPv6 packet of 1280 octets, the least that Packet Too Big may ask for, has to fit
            # with its outer header: Linux's drivers do not fragment what they make.
            [[ $2 == gate ]] || hop=1400
            ;;
        4in4 | 4in6 | gre)
            far=11.0.$number.2 near=9.0.0.2 lie=9.0.0.66
            ;;
    esac
    declaration="[[tunnel]]
name = \"$1\"
kind = \"${1/ip6gre/gre}\"
local = [\"$near_end\"]
$keys
"
}

# plan NAMESPACE COMMAND...: one that ip is to run there with the next carry_out, which saves a process each.
plan() {
    local namespace=$1
    shift
    echo "$*" >>"$scratch/plan-$namespace"
}

carry_out() {
    local namespace
    for namespace in "$ns_gate" "$ns_outside" "$ns_inside"; do
        [[ ! -s $scratch/plan-$namespace ]] || ip -n "$namespace" -batch "$scratch/plan-$namespace"
        : >"$scratch/plan-$namespace"
    done
}

# plan_end NAMESPACE DEVICE KIND LOCAL REMOTE: a device of one end, named after its kind, up. DEVICE leads to
# the other end.
plan_end() {
    local type
    case $3 in
        6in4) type="sit remote $5" ;;
        6to4) type='sit remote any ttl 64' ;;
        6rd) type='sit remote any ttl 64 6rd-prefix 2001:db9::/32' ;;
        isatap) type='sit remote any ttl 64 isatap' ;;
        4in4) type="ipip remote $5" ;;
        gre | ip6gre) type="$3 remote $5" ;;
        6in6) type="ip6tnl mode ip6ip6 remote $5" ;;
        4in6) type="ip6tnl mode ipip6 remote $5" ;;
    esac
    plan_address "$1" "$4" "$2"
    plan "$1" link add name "$3" type "$type" local "$4"
    plan "$1" link set "$3" up
}

declare -A planned_addresses=()

# plan_address NAMESPACE ADDRESS DEVICE: there and ready for use, once. Linux takes an ISATAP address only
# from a prefix of the device.
plan_address() {
    local length=32 nodad=
    [[ -z ${planned_addresses[$1 $2]-} ]] || return 0
    planned_addresses[$1 $2]=1
    [[ $2 != *:* ]] || length=128 nodad=nodad
    [[ $3 != isatap ]] || length=64
    plan "$1" address add "$2/$length" dev "$3" $nodad
}

# plan_tunnel KIND NEAR: both ends with their addresses, and the ways back.
plan_tunnel() {
    local kind=$1 near_namespace=ns_$2 device=lan
    near_namespace=${!near_namespace}
    describe "$kind" "$2"
    [[ $2 == inside ]] || device=out
    plan_end "$ns_outside" wan "$kind" "$far_end" "$near_end"
    plan_end "$near_namespace" "$device" "$kind" "$near_end" "$far_end"
    plan_address "$ns_outside" "$far" "$kind"
    plan_address "$ns_outside" "$lie" "$kind"
    if [[ $2 == gate ]]; then
        [[ -z $own ]] || plan_address "$ns_gate" "$own" "$kind"
        [[ -z $router ]] || plan "$ns_outside" tunnel prl prl-nodefault "$near_end" dev "$kind"
        plan "$ns_gate" route replace "$near" dev in
        plan_address "$ns_inside" "$near" lan
    else
        plan_address "$ns_inside" "$near" "$kind"
    fi
    plan "$near_namespace" route add "$far" dev "$kind"
}

# take_tunnel KIND NEAR: what goes to the inside takes it from now on, over a hop that has its MTU.
take_tunnel() {
    describe "$1" "$2"
    ip -n "$ns_gate" link set in mtu "$hop"
    ip -n "$ns_outside" route replace "$near" ${router:+via "$router"} dev "$1" src "$far"
}

# write_site NEAR KIND...: prints the policy of a border that declares these kinds.
write_site() {
    local near_side=$1 kind
    shift
    cat <<'END'
role = "border"
[actions]
"ipv6.documentation" = "accept"
[site]
inside = ["2001:db8:2::/64", "9.0.0.0/24", "2002:900::/32", "2002:800:6f::/48", "2002:800:70::/48",
    "2001:db9:800:70::/64", "2001:db9:800:71::/64", "2001:db9:900::/48", "2001:db8:7::/64"]
[[service]]
name = "web"
protocol = "tcp"
ports = [8080]
to = "inside"
[[service]]
name = "ping"
protocol = "icmp"
to = "inside"
END
    for kind in "$@"; do
        describe "$kind" "$near_side"
        echo "$declaration"
    done
}

# verdict_on SOURCE VERDICT REASON: whether sixgate has told one.
verdict_on() { is_told "\"verdict\":\"$2\",\"reason\":\"$3\",.*\"src\":\"$1\""; }

# pings [SOURCE [SECONDS]]: from there to the inside, through the tunnel described.
pings() {
    outside ping -n -c 1 -W "${2:-5}" -I "${1:-$far}" "$near" >"$scratch/ping" 2>&1
}

# expect_drop SOURCE REASON WHAT: a ping from the source is not answered, for the reason.
expect_drop() {
    pings "$1" 1 && fail "$3 was answered"
    wait_until 5 "$2, $3" verdict_on "$1" drop "$2"
}

# expect_undeclared KIND: a tunnel that nobody declares carries nothing.
expect_undeclared() {
    pings "$far" 1 && fail "$1: an undeclared tunnel carries a ping"
    wait_until 5 "tunnel.undeclared, $1" verdict_on "$far_end" drop tunnel.undeclared
}

# expect_passage KIND: what is honest and has a service passes both ways through the declared tunnel, as
# judged; TCP so fast that path MTU discovery has to work; what lies or has no service is dropped; what
# the inside asks is answered without one.
expect_passage() {
    pings || fail "$1: an honest ping was not answered: $(cat "$scratch/ping")"
    wait_until 5 "a verdict on $1's ping" verdict_on "$far" accept service.allowed
    transfer 20000 outside "$near" || fail "$1: TCP over the narrow link"
    ip netns exec "$ns_outside" bash -c "exec 3<>/dev/tcp/$near/8081" 2>/dev/null &
    wait_until 5 "service.closed, $1" verdict_on "$far" drop service.closed
    kill $! 2>/dev/null || fail "$1: port 8081, which is closed, was answered"
    expect_drop "$lie" "$lie_reason" "$1 with a lying source"
    connects inside "$far" 8082 "" "$near" || fail "$1: no answer to what the inside asked"
}

# try_tunnels NEAR: all kinds, first where nobody declares them.
try_tunnels() {
    local kind
    make_topology
    start_listener
    start_listener outside 8082
    planned_addresses=(["$ns_inside 2001:db8:2::2"]=1 ["$ns_inside 9.0.0.2"]=1)
    for kind in "${kinds[@]}"; do
        plan_tunnel "$kind" "$1"
    done
    carry_out

    wait_until 10 "link-local addresses" no_address_is_tentative

    write_site "$1" >"$scratch/site.toml"
    start_gate --config "$scratch/site.toml" --verdicts all --json
    for kind in "${kinds[@]}"; do
        echo "== $kind, which nobody declares"
        take_tunnel "$kind" "$1"
        expect_undeclared "$kind"
    done
    stop_gate || fail "a stop ends with 0"

    write_site "$1" "${kinds[@]}" >"$scratch/site.toml"
    start_gate --config "$scratch/site.toml" --verdicts all --json
    for kind in "${kinds[@]}"; do
        echo "== $kind"
        take_tunnel "$kind" "$1"
        expect_passage "$kind"
    done
}
