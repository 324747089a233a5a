// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/program.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <sys/wait.h>
#include <system_error>

namespace sixgate::test {

namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// Only for the child, which has nobody to tell but its exit status.
void redirect(const std::string& path, int flags, int descriptor) {
  const int opened = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("waiting for sixgate");
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

Outcome execute(const std::string& program, std::vector<std::string> words,
                const std::filesystem::path& input, const std::filesystem::path& output) {
  const ScratchFolder scratch;
  const std::string out = output.empty() ? scratch.file("out") : output.string();
  const std::string err = scratch.file("err");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) fail("starting a program");
  if (child == 0) {
    redirect(input.string(), O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    ::unsetenv("NO_COLOR");
    ::setenv("SIXGATE", SIXGATE_PROGRAM, 1);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
  }
  const int status = wait_for(child);
  return {.status = status, .out = output.empty() ? content_of(out) : "", .err = content_of(err)};
}

}  // namespace

Outcome run_program(const std::vector<std::string>& words, const std::filesystem::path& input,
                    const std::filesystem::path& output) {
  std::vector<std::string> all{"sixgate"};
  all.insert(all.end(), words.begin(), words.end());
  return execute(SIXGATE_PROGRAM, std::move(all), input, output);
}

Outcome run_script(const std::string& script) {
  return execute("/bin/sh", {"sh", "-c", script}, "/dev/null", {});
}

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "sixgate-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) fail("making a scratch folder");
  path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string ScratchFolder::write(const std::string& name, const std::string& content) const {
  std::ofstream(file(name), std::ios::binary) << content;
  return file(name);
}

std::string content_of(const std::filesystem::path& file) {
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  return content.str();
}

}  // namespace sixgate::test
