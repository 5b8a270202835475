/* Threads of our own, and waits that end. */
#ifndef SMARTCMD_BACKGROUND_H
#define SMARTCMD_BACKGROUND_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/* Starts a thread that nobody joins, and that gets none of the application's signals. */
bool background_start(void *(*body)(void *), void *argument);

/* A condition for background_wait(). */
void background_condition(pthread_cond_t *changed);

/* Waits until something has changed; false once the moment has come, by clock.h. The mutex is held. */
bool background_wait(pthread_cond_t *changed, pthread_mutex_t *mutex, uint64_t deadline);

#endif
