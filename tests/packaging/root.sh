# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced first by the tests of the packages: the namespaces of tests/netns, and a clean Debian that has the
# gate's network for its own, in which it runs its commands, or systemd and all that systemd starts.
#
# SIXGATE      the program that is packed, with the folder that it was built in
# SIXGATE_DEB  a package of it that is there already  [built]
: "${SIXGATE:?the program to test}"
built=${SIXGATE%/src/command/sixgate}
packaging_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
project=$(cd "$packaging_tests/../.." && pwd -P)
. "$packaging_tests/../netns/begin.sh"

for command in dpkg-buildpackage dh lintian rpmbuild; do
    [[ -n ${SIXGATE_DEB-} ]] || command -v "$command" >/dev/null || {
        echo "skipped: there is no $command: packaging/install-dependencies packaging"
        exit 77
    }
done
# A throw-away guest has none yet.
findmnt /sys/fs/cgroup >/dev/null || mount -t cgroup2 cgroup2 /sys/fs/cgroup || true
cgroup=$(findmnt -n --first-only -t cgroup2 -o TARGET)/sixgate-$run_id
[[ $cgroup == /sys/* ]] && mkdir "$cgroup" || {
    echo "skipped: the kernel has no unified control groups"
    exit 77
}
root=$scratch/root
init= # the first process of the Debian that runs, by its number here

remove_root() {
    [[ -z $init ]] || kill -KILL "$init" 2>/dev/null
    remove_topology
    # Who was killed takes a moment to leave.
    for _ in {1..100}; do
        find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null
        [[ -d $cgroup ]] || break
        sleep 0.05
    done
}

# end: how a test ends that boots. What went wrong is in the journal.
end() {
    local status=$?
    ((status == 0 || status == 77)) || [[ -z $init ]] ||
        booted journalctl --no-pager -n 60 -u 'sixgate*' 2>/dev/null | sed 's/^/    /' >&2 || true
    remove_root
}
trap end EXIT

# build KIND: $package is then a package, deb or rpm, of what has been built.
build() {
    package=${SIXGATE_DEB-}
    [[ -z $package || $1 != deb ]] || return 0
    package=$(DEB_BUILD_OPTIONS=noautodbgsym "$project/packaging/build-package" "$1" --built "$built" \
        --into "$scratch" 2>"$scratch/build.log") || fail "build-package $1: $(cat "$scratch/build.log")"
}

# make_root DEB: clean, with the package at its top, not installed.
make_root() {
    local tar
    tar=$("$packaging_tests/clean-root" "$1") || {
        echo "skipped: no clean root can be made here, see above"
        exit 77
    }
    mkdir "$root"
    tar -C "$root" --exclude='./dev/*' -xf "$tar"
    cp "$1" "$root/sixgate.deb"
}

# separately COMMAND...: in namespaces of its own but for the network, which is the gate's.
separately() {
    (
        echo "$BASHPID" >"$cgroup/cgroup.procs"
        exec ip netns exec "$ns_gate" unshare --pid --fork --kill-child --mount --uts --ipc --cgroup \
            "$packaging_tests/enter-root" "$root" "$@"
    )
}

# in_root COMMAND...: where nothing else runs.
in_root() { separately "$@"; }

# boot: systemd, and what it starts. Returns when it has.
boot() {
    separately /lib/systemd/systemd >"$scratch/console" 2>&1 </dev/null &
    wait_until 10 "systemd to start" has_init
    wait_until 60 "systemd to have started all" has_booted
}

has_init() {
    init=$(ip netns pids "$ns_gate" | while read -r process; do
        [[ $(readlink "/proc/$process/exe") != */lib/systemd/systemd ]] || echo "$process"
    done | head -n 1)
    [[ -n $init ]]
}

has_booted() { [[ $(booted systemctl is-system-running 2>/dev/null) =~ ^(running|degraded)$ ]]; }

# booted COMMAND...: where systemd runs.
booted() {
    nsenter --target "$init" --mount --uts --ipc --net --pid --cgroup \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

is_judging() { booted sixgate status >"$scratch/status" 2>&1; }

# judged REASON: how many packets the gate has judged so since it started.
judged() {
    booted sixgate status --json | /usr/bin/python3 -c '
import json, sys
told = json.load(sys.stdin).get("told") or {}
print(sum(told.get(kind, {}).get(sys.argv[1], 0) for kind in ("decided", "spared", "noted")))' "$1"
}

# says PATTERN: whether the journal of the gate has such a message.
says() { booted journalctl -u sixgate --no-pager --output cat | grep -- "$1" >/dev/null; }

has_table() { gate nft list table inet sixgate >/dev/null 2>&1; }
has_user() { grep -q "^sixgate" "$root/etc/passwd" "$root/etc/group"; }
