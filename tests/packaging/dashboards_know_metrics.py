#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds the dashboard, the alert rules and sixgate-control(7) to what the program serves: every metric and
every label that they name is one that `sixgate metrics` tells of a gate which fills all that a status may
have, and each of its metrics is shown and described. Takes the project's folder and the program."""

import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.request

project, program = pathlib.Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, str(project / "tests/support"))
import exposition  # noqa: E402

STATUS = {
    "version": "1.2.3", "started": 1764179000.5, "judging": True,
    "role": "border", "mode": "enforce", "when_absent": "baseline",
    "reloads": {"done": 1, "refused": 2, "last": ""}, "decided": {"icmpv6.allowed": 3}, "spared": {},
    "noted": {"ext.order": 4}, "events_lost": 5, "late": 6,
    "queues": [{"class": "icmpv6", "number": 40, "received": 7, "late": 6, "socket_bytes": 8, "socket_size": 9,
                "dropped_at_socket": 10, "waiting": 11, "dropped_full": 12}],
    "accepted_by_kernel": {}, "dropped_by_kernel": {}, "counters": {"steered.icmpv6": 13, "unjudged.dropped": 14},
    "verdict_seconds": {"bounds": [0.001, 1], "counts": [15, 16, 17], "sum": 18.5},
    "memory": {"flows": {"most": 19, "entries": 20, "evicted": 21, "refused": 22}}}

# Root would have to become a user that is not everywhere.
NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] if os.geteuid() == 0 else []

# Of PromQL and of Prometheus itself.
OF_PROMETHEUS = {"up", "job", "instance", "le", "alertname"}


def answer(listener):
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.recv(256)
            connection.sendall(json.dumps(STATUS).encode() + b"\n")


def read_metrics():
    with tempfile.TemporaryDirectory() as scratch, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{scratch}/control")
        os.chmod(scratch, 0o711)
        os.chmod(f"{scratch}/control", 0o666)
        listener.listen()
        threading.Thread(target=answer, args=(listener,), daemon=True).start()
        command = [*NOBODY, program, "metrics", "--listen", "127.0.0.1:0", "--control", f"{scratch}/control"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
            try:
                url = re.search(r"http://\S+", serving.stderr.readline())[0]
                opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
                return opener.open(url, timeout=30).read().decode()
            finally:
                serving.terminate()


def expressions_of_dashboard(text):
    board = json.loads(text)
    assert board["schemaVersion"] >= 36 and board["title"] and board["panels"], "no dashboard"
    identities = [panel["id"] for panel in board["panels"]]
    assert len(identities) == len(set(identities)), "two panels are one"
    for panel in board["panels"]:
        assert panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24, f"{panel['title']} is too wide"
        assert panel["datasource"]["uid"] == "${datasource}", f"{panel['title']} asks somebody's own Prometheus"
    variables = [variable["query"] for variable in board["templating"]["list"]]
    return ([target["expr"] for panel in board["panels"] for target in panel["targets"]] +
            [query["query"] for query in variables if isinstance(query, dict)])


def expressions_of_rules(text):
    """Each `expr:`, on its line or indented below; the rest of the rules is words."""
    found = re.findall(r"^( *)expr: (?:\|\n((?:\1  .*\n)+)|(.*)\n)", text, re.MULTILINE)
    return [block or line for _, block, line in found]


def check(where, expression, families):
    """What of it the program does not tell."""
    labels = {label for family in families.values() for _, pairs in family.samples for label, _ in pairs}
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]', "", expression)
    names = set(re.findall(r"\bsixgate_\w+", bare))
    told = {name for family in families.values() for name, _ in family.samples}
    used = set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)(?!=)", bare))
    for listed in re.findall(r"\b(?:by|on|group_left|without)\s*\(([^)]*)\)", bare):
        used |= {word.strip() for word in listed.split(",") if word.strip()}
    wrong = [f"{where}: nobody tells {name}: {expression}" for name in sorted(names - told)]
    wrong += [f"{where}: nothing has label {label}: {expression}"
              for label in sorted(used - labels - OF_PROMETHEUS)]
    if not names and "up" not in bare:
        wrong.append(f"{where}: names no metric of sixgate: {expression}")
    return wrong, names


dashboards = project / "packaging/dashboards"
families = exposition.parse(read_metrics())
wrong, named = [], set()
rules = (dashboards / "sixgate-alerts.yml").read_text()
assert "\t" not in rules, "YAML has no tabs"
try:
    import yaml
    assert yaml.safe_load(rules)["groups"][0]["rules"], "no rules"
except ImportError:
    pass
found = {"sixgate.json": expressions_of_dashboard((dashboards / "sixgate.json").read_text()),
         "sixgate-alerts.yml": expressions_of_rules(rules)}
assert len(found["sixgate-alerts.yml"]) == len(re.findall(r"- alert:", rules)), "a rule has no expression"
for where, expressions in found.items():
    assert expressions, f"{where} asks nothing"
    for expression in expressions:
        more, names = check(where, expression, families)
        wrong += more
        named |= names
ours = {name for name in families if name.startswith("sixgate_")}
# A metric that neither shows is one that nobody looks at.
wrong += [f"neither the dashboard nor a rule shows {name}" for name in sorted(ours)
          if not any(shown.startswith(name) for shown in named)]
page = (project / "packaging/man/sixgate-control.7").read_text()
described = set(re.findall(r"^\.It Ic (sixgate_\w+)", page, re.MULTILINE))
wrong += [f"sixgate-control(7) describes {name}, or the program tells it, and not both"
          for name in sorted(described ^ ours)]
print("\n".join(wrong) or f"{sum(map(len, found.values()))} expressions name what {len(ours)} metrics tell")
sys.exit(bool(wrong))
