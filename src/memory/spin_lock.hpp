// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>

namespace sixgate::memory {

/// For what takes less than a microsecond and calls nothing that waits. Unlocked where it is 0; it
/// has no constructor, so that memory that the kernel has cleared is as good.
class SpinLock {
 public:
  void lock() {
    while (held().exchange(true, std::memory_order_acquire)) {
      while (held().load(std::memory_order_relaxed)) pause();
    }
  }
  void unlock() { held().store(false, std::memory_order_release); }

 private:
  [[nodiscard]] std::atomic_ref<bool> held() { return std::atomic_ref(is_held_); }

  static void pause() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
  }

  bool is_held_;
};

}  // namespace sixgate::memory
