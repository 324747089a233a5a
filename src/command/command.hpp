// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::command {

/// What the program's exit status says.
inline constexpr int done = 0;
inline constexpr int no = 1;        ///< the answer is no: problems found, nothing matched
inline constexpr int unusable = 2;  ///< wrong usage, or an input that cannot be read
inline constexpr int refused = 3;   ///< the system refused: privilege, kernel, socket, full disk

/// Each subcommand takes the words behind its name and returns the exit status. They write their
/// results to std::cout, which throws WriteFailed when it cannot; what else fails is thrown too,
/// and main() turns it into one line and an exit status.
int run(std::vector<std::string> words);
int replay(std::vector<std::string> words);
int explain(std::vector<std::string> words);
int reasons(std::vector<std::string> words);
int profiles(std::vector<std::string> words);
int check(std::vector<std::string> words);
int suggest(std::vector<std::string> words);
int rules(std::vector<std::string> words);
int doctor(std::vector<std::string> words);
int status(std::vector<std::string> words);
int metrics(std::vector<std::string> words);
int top(std::vector<std::string> words);
int watch(std::vector<std::string> words);
int reload(std::vector<std::string> words);

struct Subcommand {
  std::string_view name;
  std::string_view summary;
  int (*function)(std::vector<std::string> words);
};

/// Drives dispatch() and the usage text.
inline constexpr std::array subcommands{
    Subcommand{"run", "judge live traffic", run},
    Subcommand{"replay", "judge captures; needs no privilege", replay},
    Subcommand{"explain", "what a reason means, where it comes from, how to change it", explain},
    Subcommand{"reasons", "every reason: its defaults, its action in force, its source", reasons},
    Subcommand{"profiles", "the scenario profiles, and what each opens", profiles},
    Subcommand{"check", "check the configuration", check},
    Subcommand{"suggest", "what the configuration lacks for what is here and was seen", suggest},
    Subcommand{"rules", "print, install or remove the nftables rules, or say what is installed",
               rules},
    Subcommand{"doctor", "can this machine run it, and what around it gets in its way", doctor},
    Subcommand{"status", "what the running gate is doing", status},
    Subcommand{"metrics", "serve Prometheus metrics; needs no privilege", metrics},
    Subcommand{"top", "a live screen: verdicts by reason, queues, tunnels, talkers", top},
    Subcommand{"watch", "verdicts of the running gate as they fall", watch},
    Subcommand{"reload", "the running gate takes the configuration as it is now", reload},
};

/// Runs the subcommand that the first word names, or answers --help and --version.
///
/// words  of the command line, without the program's name
/// out    the exit status
/// fails  WrongUsage when the first word is no subcommand, and whatever the subcommand throws
int dispatch(std::vector<std::string> words);

}  // namespace sixgate::command
