/* The clock by which waits end. */
#ifndef SMARTCMD_CLOCK_H
#define SMARTCMD_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Microseconds of a clock that nobody sets. */
static inline uint64_t clock_us(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000U + (uint64_t)now.tv_nsec / 1000U;
}

/* The moment so many milliseconds from now. */
static inline uint64_t clock_after_ms(uint64_t ms) { return clock_us() + ms * 1000U; }

/* What poll() takes to wait until that moment. */
static inline int clock_poll_ms(uint64_t deadline) {
  const uint64_t now = clock_us();
  if (now >= deadline) return 0;
  const uint64_t ms = (deadline - now + 999U) / 1000U;
  return ms > 3600000U ? 3600000 : (int)ms;
}

#endif
