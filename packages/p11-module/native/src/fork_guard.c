#include "fork_guard.h"

#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

/* A page that the kernel empties in a child: asking it costs no system call, which counts when every entry asks. */
static _Atomic(atomic_int *) marker;
/* Where the kernel has no such pages (before 4.14). */
static atomic_int owner_pid;

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
