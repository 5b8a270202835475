#include "fork_guard.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* A page that the kernel empties in a child: asking it costs no system call, which counts when every entry asks. */
static _Atomic(atomic_int *) marker;
/* Where the kernel has no such pages (before 4.14). */
static atomic_int owner_pid;

/* More than that are not closed in a child. */
#define MAX_TRACKED 256
static struct {
  atomic_int number; /* the descriptor + 1; 0: none; -1: about to be one */
  dev_t device;
  ino_t inode;
} tracked[MAX_TRACKED];

void fork_guard_claim(void) {
  atomic_int *page = atomic_load(&marker);
  if (page == NULL) {
    void *memory = mmap(NULL, (size_t)sysconf(_SC_PAGESIZE), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) {
      if (madvise(memory, (size_t)sysconf(_SC_PAGESIZE), MADV_WIPEONFORK) == 0) {
        page = memory;
        atomic_store(&marker, page);
      } else {
        (void)munmap(memory, (size_t)sysconf(_SC_PAGESIZE));
      }
    }
  }
  if (page != NULL) atomic_store(page, 1);
  atomic_store(&owner_pid, (int)getpid());
}

bool fork_guard_is_owner(void) {
  atomic_int *page = atomic_load(&marker);
  return page != NULL ? atomic_load(page) == 1 : atomic_load(&owner_pid) == (int)getpid();
}

static void close_in_child(void) {
  for (size_t i = 0; i < MAX_TRACKED; i++) {
    struct stat now;
    const int fd = atomic_exchange(&tracked[i].number, 0) - 1;
    /* An application that closed all that it did not know may have a file of its own there. */
    if (fd >= 0 && fstat(fd, &now) == 0 && now.st_dev == tracked[i].device && now.st_ino == tracked[i].inode) (void)close(fd);
  }
}

static pthread_once_t register_once = PTHREAD_ONCE_INIT;
static void (*_Atomic forget)(void);

static void in_child(void) {
  close_in_child();
  atomic_load(&forget)();
}

static void register_at_fork(void) { (void)pthread_atfork(NULL, NULL, in_child); }

void fork_guard_start(void (*forget_in_child)(void)) {
  atomic_store(&forget, forget_in_child);
  (void)pthread_once(&register_once, register_at_fork);
}

void fork_guard_track(int fd) {
  struct stat now;
  if (fstat(fd, &now) != 0) return;
  for (size_t i = 0; i < MAX_TRACKED; i++) {
    int none = 0;
    if (!atomic_compare_exchange_strong(&tracked[i].number, &none, -1)) continue;
    tracked[i].device = now.st_dev;
    tracked[i].inode = now.st_ino;
    atomic_store(&tracked[i].number, fd + 1);
    return;
  }
}

void fork_guard_untrack(int fd) {
  for (size_t i = 0; i < MAX_TRACKED; i++) {
    int ours = fd + 1;
    if (atomic_compare_exchange_strong(&tracked[i].number, &ours, 0)) return;
  }
}
