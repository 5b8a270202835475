#include "secret.h"

#include <string.h>
#include <sys/mman.h>

#define MEMORY (SECRET_CAPACITY + SECRET_SCRATCH)

bool secret_open(struct secret *secret) {
  void *memory = mmap(NULL, MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  *secret = (struct secret){0};
  if (memory == MAP_FAILED) return false;
  /* Each is a protection of its own: an application that may lock no memory must still be able to sign. */
  (void)mlock(memory, MEMORY);
  (void)madvise(memory, MEMORY, MADV_DONTDUMP);
  (void)madvise(memory, MEMORY, MADV_WIPEONFORK);
  secret->bytes = memory;
  return true;
}

bool secret_append(struct secret *secret, unsigned char byte) {
  if (secret->size == SECRET_CAPACITY) return false;
  secret->bytes[secret->size++] = byte;
  return true;
}

unsigned char *secret_scratch(struct secret *secret) { return secret->bytes + SECRET_CAPACITY; }

void secret_clear(struct secret *secret) {
  secret_wipe(secret->bytes, MEMORY);
  secret->size = 0;
}

void secret_close(struct secret *secret) {
  if (secret->bytes == NULL) return;
  secret_clear(secret);
  (void)munlock(secret->bytes, MEMORY);
  (void)munmap(secret->bytes, MEMORY);
  secret->bytes = NULL;
}

void secret_wipe(void *bytes, size_t size) { explicit_bzero(bytes, size); }
