// SPDX-License-Identifier: GPL-2.0-or-later
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "capture/reader.hpp"
#include "command/command.hpp"
#include "command/options.hpp"
#include "command/standard_output.hpp"
#include "config/configuration.hpp"
#include "kernel/refused.hpp"

namespace {

using namespace sixgate;

int fail(int status, std::string_view problem) {
  std::cerr << "sixgate: " << problem << '\n';
  return status;
}

int run_to_the_end(const std::vector<std::string>& words) {
  command::StandardOutput output;
  const int status = command::dispatch(words);
  output.finish();
  return status;
}

/// The one place where an exception becomes a line and an exit status.
int answer(const std::vector<std::string>& words) {
  try {
    return run_to_the_end(words);
  } catch (const command::WriteFailed& failure) {
    return failure.is_reader_gone() ? command::done : fail(command::refused, failure.what());
  } catch (const command::WrongUsage& wrong) {
    return fail(command::unusable, wrong.what());
  } catch (const config::Invalid& invalid) {
    for (const auto& problem : invalid.problems()) std::cerr << config::format(problem) << '\n';
    return command::unusable;
  } catch (const config::Unreadable& unreadable) {
    return fail(command::unusable, unreadable.what());
  } catch (const capture::Unreadable& unreadable) {
    return fail(command::unusable, unreadable.what());
  } catch (const kernel::Refused& refused) {
    return fail(command::refused, refused.what());
  } catch (const std::exception& failure) {
    return fail(command::refused, failure.what());
  }
}

}  // namespace

int main(int count, char** words) {
  return answer(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count));
}
