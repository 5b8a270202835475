#include "secret.h"

#include <string.h>
#include <sys/mman.h>

bool secret_open(struct secret *secret) {
  void *memory = mmap(NULL, SECRET_CAPACITY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  *secret = (struct secret){0};
  if (memory == MAP_FAILED) return false;
  /* Each is a protection of its own: an application that may lock no memory must still be able to sign. */
  (void)mlock(memory, SECRET_CAPACITY);
  (void)madvise(memory, SECRET_CAPACITY, MADV_DONTDUMP);
  (void)madvise(memory, SECRET_CAPACITY, MADV_WIPEONFORK);
  secret->bytes = memory;
  return true;
}

bool secret_append(struct secret *secret, unsigned char byte) {
  if (secret->size == SECRET_CAPACITY) return false;
  secret->bytes[secret->size++] = byte;
  return true;
}

void secret_clear(struct secret *secret) {
  secret_wipe(secret->bytes, SECRET_CAPACITY);
  secret->size = 0;
}

void secret_close(struct secret *secret) {
  if (secret->bytes == NULL) return;
  secret_clear(secret);
  (void)munlock(secret->bytes, SECRET_CAPACITY);
  (void)munmap(secret->bytes, SECRET_CAPACITY);
  secret->bytes = NULL;
}

void secret_wipe(void *bytes, size_t size) { explicit_bzero(bytes, size); }
