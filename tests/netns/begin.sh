# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced first by every *.test: ends the test as skipped where it cannot run, else makes the topology.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
reason=$("$here/can_run") || {
    echo "skipped: $reason"
    exit 77
}
: "${SIXGATE:?the program to test}"
. "$here/topology.sh"
site=$here/../../packaging/quickstart.toml
