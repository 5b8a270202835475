#include "token.h"

#include "log.h"
#include "trusted_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool same_time(struct timespec a, struct timespec b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

static bool same_file(const struct stat *a, const struct stat *b) {
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size && same_time(a->st_mtim, b->st_mtim) &&
         same_time(a->st_ctim, b->st_ctim);
}

static const char *load(struct token *token, int fd) {
  token->size = (size_t)token->source.st_size;
  /* Read, not mapped: whoever cuts a mapped file short kills the application that looks at it. */
  void *memory = mmap(NULL, token->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return "there is no memory for it";
  token->memory = memory;
  if (!trusted_file_read(fd, memory, token->size)) return "it cannot be read whole";
  (void)mprotect(memory, token->size, PROT_READ);
  return token_file_parse(&token->file, memory, token->size);
}

static void discard(struct token *token) {
  if (token->memory != NULL) (void)munmap(token->memory, token->size);
  free(token);
}

struct token *token_open(int directory, const char *name, struct token *unchanged) {
  int fd = -1;
  struct token *token = calloc(1, sizeof *token);
  const char *wrong = token == NULL ? "there is no memory for it"
                                    : trusted_file_open(directory, name, TOKEN_FILE_MAX_SIZE, &token->source, &fd);
  const bool keep = wrong == NULL && unchanged != NULL && same_file(&token->source, &unchanged->source);
  if (wrong == NULL && !keep) wrong = load(token, fd);
  if (fd >= 0) (void)close(fd);
  if (wrong != NULL) log_note("token file %s is not used: %s", name, wrong);
  if (wrong != NULL || keep) {
    if (token != NULL) discard(token);
    return keep ? token_keep(unchanged) : NULL;
  }
  token->references = 1;
  memcpy(token->label, token->file.info->label, sizeof token->label);
  memcpy(token->serial, token->file.info->serial, sizeof token->serial);
  agent_init(&token->agent);
  return token;
}

int token_lock_descriptor(const struct token *token, int directory, const char *name) {
  struct stat now;
  int fd = -1;
  if (trusted_file_open(directory, name, TOKEN_FILE_MAX_SIZE, &now, &fd) != NULL) return -1;
  if (same_file(&now, &token->source)) return fd;
  (void)close(fd);
  return -1;
}

struct token *token_keep(struct token *token) {
  token->references++;
  return token;
}

void token_drop(struct token *token) {
  if (token == NULL || --token->references > 0) return;
  agent_close(&token->agent);
  discard(token);
}
