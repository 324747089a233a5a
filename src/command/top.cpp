// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <charconv>
#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include <poll.h>
#include <unistd.h>

#include <system_error>

#include "command/ask_gate.hpp"
#include "command/command.hpp"
#include "command/lookout.hpp"
#include "command/options.hpp"
#include "command/reason_page.hpp"
#include "report/colour.hpp"
#include "screen/compose.hpp"
#include "screen/terminal.hpp"
#include "screen/view.hpp"
#include "service/bell.hpp"

namespace sixgate::command {

namespace {

constexpr Synopsis synopsis{
    .form = "top [OPTION...]",
    .about =
        "A live screen: verdicts a second by reason, those that monitor mode spared and the\n"
        "kernel's own among them; the queues; tunnels with what is inside; who talks; what nobody\n"
        "judged. It stays while no gate is there. ? tells the keys, q quits. Who may not see the\n"
        "kernel's side is shown what the gate tells."};

/// How often the screen is drawn when no key is pressed.
constexpr std::chrono::milliseconds redraw{250};

std::chrono::milliseconds read_interval(const std::string& word) {
  constexpr double shortest = 0.1;
  constexpr double longest = 3600;
  double seconds = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), seconds);
  const bool is_number = error == std::errc() && end == word.data() + word.size();
  if (!is_number || !(seconds >= shortest && seconds <= longest)) {
    throw WrongUsage("--interval is 0.1 to 3600 seconds, not `" + word + "`");
  }
  return std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(seconds));
}

void require_terminal() {
  if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1) return;
  throw WrongUsage("top: it takes a terminal; `sixgate status` tells of the gate without one");
}

/// The text of `sixgate explain REASON`, by the configuration as it is in its file now.
std::vector<std::string> explanation_of(const std::string& name, const CommandLine& line) {
  const auto reason = policy::find_reason(name);
  if (!reason) return {"this program does not know " + name};
  std::stringstream text;
  try {
    print_reason(text, policy::row_of(*reason), line.configuration());
  } catch (const config::Invalid& invalid) {
    return {"the configuration is wrong: " + config::format(invalid.problems().front())};
  } catch (const config::Unreadable& unreadable) {
    return {unreadable.what()};
  }
  std::vector<std::string> lines;
  for (std::string one; std::getline(text, one);) lines.push_back(one);
  return lines;
}

/// Waits for a key.
///
/// out  false where a signal wants an end, or the terminal is gone
bool wait_for_key(const service::Signals& signals) {
  std::array places{pollfd{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                    pollfd{.fd = signals.descriptor(), .events = POLLIN, .revents = 0}};
  // A change of the terminal's size interrupts it, and is a key of its own.
  if (::poll(places.data(), places.size(), static_cast<int>(redraw.count())) <= 0) return true;
  return (places[0].revents & (POLLHUP | POLLERR)) == 0 && places[1].revents == 0;
}

void show(const CommandLine& line, Lookout& lookout, const service::Signals& signals) {
  screen::Terminal terminal(report::colour_for(STDOUT_FILENO));
  screen::View view;
  screen::Scene scene;
  do {
    for (screen::Key key = terminal.read(); key.kind != screen::Key::Kind::none;
         key = terminal.read()) {
      const screen::Wish wish = view.press(key, scene);
      if (wish == screen::Wish::quit) return;
      const std::string selected = view.selected(scene);
      if (wish == screen::Wish::explain && !selected.empty()) {
        view.show_reason(explanation_of(selected, line));
      }
    }
    if (!view.is_paused()) scene = lookout.scene();
    terminal.draw(screen::compose(scene, view, terminal.size()));
  } while (wait_for_key(signals));
}

}  // namespace

int top(std::vector<std::string> words) {
  namespace options = boost::program_options;
  auto known = configuration_options();
  add_control(known);
  known.add_options()("interval", options::value<std::string>()->value_name("SECONDS"),
                      "between two looks at the gate [1]");
  const auto line = read_command_line(synopsis, known, {}, words);
  if (!line) return done;
  const auto interval = read_interval(line->value("interval").value_or("1"));
  require_terminal();
  const config::Configuration configuration = configuration_to_look_by(*line);
  const service::Signals signals;
  Lookout lookout(configuration, control_of(*line), interval);
  show(*line, lookout, signals);
  return done;
}

}  // namespace sixgate::command
