#include "slot_event.h"

#include "module.h"

#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where directories cannot be watched (no more inotify instances), they are looked at. */
#define LOOK_EVERY_MS 2000

/* One for each thread that waits, on its stack. */
struct waiter {
  struct waiter *next;
  int wake;
  bool ended;
};

static struct waiter *waiters;
/* Of the list alone: a thread leaves it also when C_Finalize has taken the library's locks away. */
static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;

void slot_event_end_all(void) {
  const uint64_t one = 1;
  (void)pthread_mutex_lock(&list);
  for (struct waiter *waiter = waiters; waiter != NULL; waiter = waiter->next) {
    waiter->ended = true;
    const ssize_t written = write(waiter->wake, &one, sizeof one);
    (void)written;
  }
  waiters = NULL;
  (void)pthread_mutex_unlock(&list);
}

void slot_event_abandon(void) {
  waiters = NULL;
  (void)pthread_mutex_init(&list, NULL);
}

static void join_list(struct waiter *waiter) {
  (void)pthread_mutex_lock(&list);
  waiter->next = waiters;
  waiters = waiter;
  (void)pthread_mutex_unlock(&list);
}

/* Watches the directory of token files, or the nearest above it that exists: it may be made later. */
static int watch(void) {
  char path[PATH_MAX];
  const int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (fd < 0 || token_dir_path() == NULL) return fd;
  const uint32_t changes = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
  (void)strncpy(path, token_dir_path(), sizeof path - 1);
  path[sizeof path - 1] = '\0';
  while (inotify_add_watch(fd, path, changes) < 0) {
    char *slash = strrchr(path, '/');
    if (slash == NULL || slash == path) {
      (void)close(fd);
      return -1;
    }
    *slash = '\0';
  }
  /* A directory that was made between the two looks would never be told of. */
  struct stat deeper;
  const char *rest = token_dir_path() + strlen(path);
  if (rest[0] == '/') {
    const char *end = strchr(rest + 1, '/');
    const size_t size = end == NULL ? strlen(token_dir_path()) : (size_t)(end - token_dir_path());
    memcpy(path, token_dir_path(), size);
    path[size] = '\0';
    if (stat(path, &deeper) == 0 && S_ISDIR(deeper.st_mode) && inotify_add_watch(fd, path, changes) < 0) {
      (void)close(fd);
      return -1;
    }
  }
  return fd;
}

/* One that was ended is no longer there. */
static void leave_list(const struct waiter *leaving) {
  (void)pthread_mutex_lock(&list);
  for (struct waiter **at = &waiters; *at != NULL; at = &(*at)->next) {
    if (*at != leaving) continue;
    *at = leaving->next;
    break;
  }
  (void)pthread_mutex_unlock(&list);
}

static CK_RV look(CK_SLOT_ID *slot) {
  slots_refresh();
  return slots_take_event(slot) ? CKR_OK : CKR_NO_EVENT;
}

static CK_RV wait_turn(struct waiter *waiter, CK_SLOT_ID *slot) {
  /* First the watch, then the look: what happens between the two is seen by one of them. */
  const int directory = watch();
  CK_RV rv = module_enter();
  if (rv == CKR_OK) {
    rv = waiter->ended ? CKR_CRYPTOKI_NOT_INITIALIZED : look(slot);
    module_leave();
  }
  if (rv == CKR_NO_EVENT) {
    struct pollfd pollers[2] = {{.fd = waiter->wake, .events = POLLIN}, {.fd = directory, .events = POLLIN}};
    (void)poll(pollers, 2, directory < 0 ? LOOK_EVERY_MS : -1);
    if (pollers[0].revents != 0) rv = CKR_CRYPTOKI_NOT_INITIALIZED;
  }
  if (directory >= 0) (void)close(directory);
  return rv;
}

CK_RV slot_event_wait(CK_SLOT_ID *slot) {
  struct waiter waiter = {.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  if (waiter.wake < 0) return CKR_HOST_MEMORY;
  CK_RV rv = module_enter();
  if (rv == CKR_OK) {
    join_list(&waiter);
    module_leave();
    do {
      rv = wait_turn(&waiter, slot);
    } while (rv == CKR_NO_EVENT);
    leave_list(&waiter);
  }
  (void)close(waiter.wake);
  return rv;
}
