#include "background.h"

#include "clock.h"

#include <signal.h>

bool background_start(void *(*body)(void *), void *argument) {
  pthread_t thread;
  pthread_attr_t attributes;
  sigset_t all;
  sigset_t before;
  (void)sigfillset(&all);
  (void)pthread_sigmask(SIG_SETMASK, &all, &before);
  (void)pthread_attr_init(&attributes);
  (void)pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  const bool started = pthread_create(&thread, &attributes, body, argument) == 0;
  (void)pthread_attr_destroy(&attributes);
  (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

void background_condition(pthread_cond_t *changed) {
  pthread_condattr_t attributes;
  (void)pthread_condattr_init(&attributes);
  (void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  (void)pthread_cond_init(changed, &attributes);
  (void)pthread_condattr_destroy(&attributes);
}

bool background_wait(pthread_cond_t *changed, pthread_mutex_t *mutex, uint64_t deadline) {
  const struct timespec moment = {.tv_sec = (time_t)(deadline / 1000000U), .tv_nsec = (long)(deadline % 1000000U) * 1000};
  return clock_us() < deadline && pthread_cond_timedwait(changed, mutex, &moment) == 0;
}
