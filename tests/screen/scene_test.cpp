// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/scene.hpp"

#include "scenes.hpp"
#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

Sight with_kernel(Decider told_by, std::uint64_t total) {
  Sight sight = judging();
  sight.kernel = std::vector<Count>{by_kernel("nd.allowed", Outcome::accept, total)};
  sight.kernel_told_by = told_by;
  return sight;
}

TEST_CASE(
    "what the table counted before there was a gate is no traffic of the moment at which the "
    "gate is gone") {
  Scene scene;
  scene.note(with_kernel(Decider::gate, 5), 1);
  scene.note(with_kernel(Decider::gate, 7), 2);
  CHECK(scene.kernel().per_second() == 2);
  scene.note(with_kernel(Decider::kernel, 1000), 3);
  CHECK(scene.kernel().per_second() == 0);
  scene.note(with_kernel(Decider::kernel, 1003), 4);
  CHECK(scene.kernel().per_second() == 3);
  scene.note(with_kernel(Decider::gate, 10), 5);
  CHECK(scene.kernel().per_second() == 0);
}

TEST_CASE("a look that shows nothing of the kernel changes nobody's count") {
  Scene scene;
  scene.note(with_kernel(Decider::kernel, 1000), 1);
  Sight nothing = judging();
  nothing.kernel.reset();
  scene.note(nothing, 2);
  scene.note(with_kernel(Decider::kernel, 1004), 3);
  CHECK(scene.kernel().per_second() == 2);
}

}  // namespace

}  // namespace sixgate::screen
