# SPDX-License-Identifier: GPL-2.0-or-later
"""Plants one violation at a time in a small tree and holds that the right check finds it."""

import pathlib
import sys
import tempfile

import headers_compile_alone
import include_direction
import include_is_pure
import license_and_size
import man_page_is_whole
import pipes_are_read
import rules_are_listed

SPDX = "// SPDX-License-Identifier: GPL-2.0-or-later\n"

# A tree in which nothing is wrong.
SOUND = {
    "CMakeLists.txt": "# SPDX-License-Identifier: GPL-2.0-or-later\n",
    "include/sixgate/wire/cursor.hpp": SPDX + "#pragma once\n#include <span>\n",
    "include/sixgate/packet/read.hpp": SPDX + '#pragma once\n#include "sixgate/wire/cursor.hpp"\n'
                                       "// This throws nothing, and new is only a word here.\n"
                                       'inline constexpr const char* word = "throw new";\n'
                                       "inline constexpr int million = 1'000'000;\n"
                                       "struct Only { Only(int) {} Only() = delete; };\n"
                                       "consteval int table() { if (false) throw 1; return 1; }\n",
    "include/sixgate/policy/rules.hpp": SPDX + "#pragma once\n"
                                        '#include "sixgate/policy/rules/one.hpp"\n'
                                        "struct Rules { int first; };\n"
                                        "inline constexpr Rules rules_in_order{\n    one,\n};\n",
    "include/sixgate/policy/rules/one.hpp": SPDX + "#pragma once\ninline constexpr int one = 1;\n",
    "src/engine/judge.hpp": SPDX + '#pragma once\n#include "sixgate/packet/read.hpp"\n',
    "src/kernel/queue.hpp": SPDX + '#pragma once\n#include "engine/judge.hpp"\n',
    "src/capture/reader.cpp": SPDX + '#include "engine/judge.hpp"\n#include <pcap/pcap.h>\n',
    "src/report/line.cpp": SPDX + '#include "engine/judge.hpp"\n#include "report/own.hpp"\n',
    "src/report/own.hpp": SPDX + "#pragma once\n",
    "src/command/main.cpp": SPDX + '#include "capture/reader.hpp"\n#include "kernel/queue.hpp"\n',
    "tests/policy/rules/one_test.cpp": SPDX + "TEST_CASE\n",
    "tests/run.sh": "#!/bin/sh\n# SPDX-License-Identifier: GPL-2.0-or-later\n"
                    "grep -q queue rules || true\n",
    "rules/gate.nft": "table inet sixgate {\n}\n",
    "packaging/sixgate.toml": "# SPDX-License-Identifier: GPL-2.0-or-later\n[site]\n#inside = []\n",
    "packaging/man/sixgate.toml.5": '.\\" SPDX-License-Identifier: GPL-2.0-or-later\n'
                                    ".Ss [site]\n.It Ic inside\n",
    "packaging/run": "#!/bin/sh\n# SPDX-License-Identifier: GPL-2.0-or-later\n",
}

DIRECTION, PURE, LICENCE, RULES, ALONE, PAGE, PIPES = (
    include_direction, include_is_pure, license_and_size, rules_are_listed, headers_compile_alone,
    man_page_is_whole, pipes_are_read)

WIRE = "include/sixgate/wire/bad.hpp"

# What is planted, which check must find it, and a word of what it must say.
PLANTED = [
    (DIRECTION, WIRE, '#include "sixgate/packet/read.hpp"\n', "wire includes packet"),
    (DIRECTION, "include/sixgate/packet/bad.hpp", '#include "sixgate/policy/rules.hpp"\n',
     "packet includes policy"),
    (DIRECTION, "include/sixgate/policy/bad.hpp", '#include "engine/judge.hpp"\n',
     "policy includes engine"),
    (DIRECTION, "src/memory/bad.cpp", '#include "engine/judge.hpp"\n', "memory includes engine"),
    (DIRECTION, "src/engine/bad.cpp", '  #  include "config/words.hpp"\n',
     "engine includes config"),
    (DIRECTION, "src/config/bad.cpp", '#include "kernel/queue.hpp"\n', "config includes kernel"),
    (DIRECTION, "src/kernel/bad.cpp", '#include <service/worker.hpp>\n',
     "kernel includes service"),
    (DIRECTION, "src/capture/bad.cpp", '#include "kernel/queue.hpp"\n',
     "capture includes kernel"),
    (DIRECTION, "src/capture/bad.hpp", '#include "report/line.hpp"\n', "capture includes report"),
    (DIRECTION, "src/report/bad.cpp", '#include "kernel/queue.hpp"\n', "report includes kernel"),
    (DIRECTION, "src/report/bad.hpp", '#include "capture/reader.hpp"\n',
     "report includes capture"),
    (DIRECTION, "src/service/bad.cpp", '#include "command/main.hpp"\n',
     "service includes command"),
    (DIRECTION, "src/service/bad.hpp", '#include "screen/page.hpp"\n', "service includes screen"),
    (DIRECTION, "src/screen/bad.cpp", '#include "command/main.hpp"\n', "screen includes command"),
    (DIRECTION, "src/attic/bad.cpp", "", "stands in no room"),
    (DIRECTION, WIRE, '#include "sixgate/attic/old.hpp"\n', "there is no room attic"),
    (PURE, WIRE, "#include <iostream>\n", "<iostream>"),
    (PURE, WIRE, "#include <fstream>\n", "<fstream>"),
    (PURE, WIRE, "#include <thread>\n", "<thread>"),
    (PURE, WIRE, "#include <mutex>\n", "<mutex>"),
    (PURE, WIRE, "#include <chrono>\n", "<chrono>"),
    (PURE, WIRE, "#include <filesystem>\n", "<filesystem>"),
    (PURE, WIRE, "#include <vector>\n", "<vector>"),
    (PURE, WIRE, "#include <string>\n", "<string>"),
    (PURE, WIRE, "#include <sys/socket.h>\n", "<sys/socket.h>"),
    (PURE, WIRE, "#include <unistd.h>\n", "<unistd.h>"),
    (PURE, WIRE, "#include <pcap/pcap.h>\n", "<pcap/pcap.h>"),
    (PURE, WIRE, '#include "cursor.hpp"\n', "does not name its room"),
    (PURE, WIRE, "inline int* one() { return new int(1); }\n", "`new`"),
    (PURE, WIRE, "inline void two(int* p) { delete p; }\n", "`delete`"),
    (PURE, WIRE, "inline void three() { throw 3; }\n", "`throw`"),
    (PURE, WIRE, "consteval int four() { return 4; }\ninline void five() { throw 5; }\n",
     "`throw`"),
    (LICENCE, "src/engine/bad.cpp", None, "licence"),
    (LICENCE, "include/sixgate/wire/bad.hpp", None, "licence"),
    (LICENCE, "tests/bad.py", None, "licence"),
    (LICENCE, "tests/bad.sh", None, "licence"),
    (LICENCE, "src/engine/CMakeLists.txt", None, "licence"),
    (LICENCE, "rules/bad.toml", None, "licence"),
    (LICENCE, "packaging/bad", "#!/bin/sh\n", "licence"),
    (LICENCE, "src/engine/bad.cpp", "\n" * 400, "401 lines"),
    (RULES, "include/sixgate/policy/rules/two.hpp", "", "rules.hpp does not include it"),
    (RULES, "include/sixgate/policy/rules/two.hpp", "", "stands 0 times"),
    (RULES, "include/sixgate/policy/rules/two.hpp", "", "has no test"),
    (RULES, "tests/policy/rules/one_test.cpp", "", "holds no test case"),
    (ALONE, WIRE, "inline std::uint8_t octet = 0;\n", "does not compile alone"),
    (ALONE, "src/engine/bad.hpp", "int twice = 0;\n", "does not compile alone"),
    (ALONE, "src/engine/bad.hpp", "#pragma once\ninline int narrow(long n) { return n; }\n",
     "does not compile alone"),
    (PAGE, "packaging/sixgate.toml",
     "# SPDX-License-Identifier: GPL-2.0-or-later\n[site]\n#inside = []\n#outside = []\n",
     "does not describe [site] outside"),
    (PAGE, "packaging/man/sixgate.toml.5",
     '.\\" SPDX-License-Identifier: GPL-2.0-or-later\n.Ss [site]\n.It Ic inside , more\n',
     "describes [site] more, which is no key"),
    (PIPES, "tests/bad", "#!/bin/bash\nnft list ruleset | grep -qE queue\n", "pipes into grep -q"),
    (PIPES, "packaging/bad.sh", "nft list ruleset | grep -m 1 --quiet queue\n",
     "pipes into grep -q"),
]


def plant(folder, tree):
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def problems(check, folder, compiler):
    if check is ALONE:
        return check.problems(folder, compiler, folder / "build")
    return check.problems(folder)


def main(compiler):
    failures = []
    for check in [DIRECTION, PURE, LICENCE, RULES, ALONE, PAGE, PIPES]:
        with tempfile.TemporaryDirectory() as folder:
            plant(pathlib.Path(folder), SOUND)
            found = problems(check, pathlib.Path(folder), compiler)
            if found:
                failures.append(f"{check.__name__}: finds fault with a sound tree: {found}")
    for check, name, text, expected in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            planted = "int licence_is_missing;\n" if text is None else SPDX + text
            if text is not None and text.startswith("#!"):
                planted = text
            plant(pathlib.Path(folder), SOUND | {name: planted})
            found = problems(check, pathlib.Path(folder), compiler)
            if not any(expected in problem and name in problem for problem in found):
                failures.append(f"{check.__name__}: does not find {expected!r} in {name}: {found}")
    for failure in failures:
        print(failure)
    print(f"{len(PLANTED)} violations planted, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2]))
