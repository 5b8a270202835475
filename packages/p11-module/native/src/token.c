#include "token.h"

#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *distrust(const struct stat *file) {
  if (!S_ISREG(file->st_mode)) return "it is no regular file";
  if (file->st_uid != geteuid() && file->st_uid != 0) return "it belongs to somebody else";
  if ((file->st_mode & (S_IWGRP | S_IWOTH)) != 0) return "others may write it";
  if (file->st_size <= 0 || (size_t)file->st_size > TOKEN_FILE_MAX_SIZE) return "its size is impossible";
  return NULL;
}

static bool same_time(struct timespec a, struct timespec b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

static bool same_file(const struct stat *a, const struct stat *b) {
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size && same_time(a->st_mtim, b->st_mtim) &&
         same_time(a->st_ctim, b->st_ctim);
}

static bool read_all(int fd, unsigned char *bytes, size_t size) {
  size_t done = 0;
  while (done < size) {
    const ssize_t n = read(fd, bytes + done, size - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    done += (size_t)n;
  }
  return true;
}

static const char *load(struct token *token, int fd) {
  token->size = (size_t)token->source.st_size;
  /* Read, not mapped: whoever cuts a mapped file short kills the application that looks at it. */
  void *memory = mmap(NULL, token->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return "there is no memory for it";
  token->memory = memory;
  if (!read_all(fd, memory, token->size)) return "it cannot be read whole";
  (void)mprotect(memory, token->size, PROT_READ);
  return token_file_parse(&token->file, memory, token->size);
}

static void discard(struct token *token) {
  if (token->memory != NULL) (void)munmap(token->memory, token->size);
  free(token);
}

struct token *token_open(int directory, const char *name, struct token *unchanged) {
  /* O_NONBLOCK: a pipe of that name must not keep us waiting. */
  const int fd = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct token *token = calloc(1, sizeof *token);
  const char *wrong = NULL;
  if (token == NULL) {
    wrong = "there is no memory for it";
  } else if (fd < 0 || fstat(fd, &token->source) != 0) {
    wrong = strerror(errno);
  } else {
    wrong = distrust(&token->source);
  }
  const bool keep = wrong == NULL && unchanged != NULL && same_file(&token->source, &unchanged->source);
  if (wrong == NULL && !keep) wrong = load(token, fd);
  if (fd >= 0) (void)close(fd);
  if (wrong != NULL) log_note("token file %s is not used: %s", name, wrong);
  if (wrong != NULL || keep) {
    if (token != NULL) discard(token);
    return keep ? token_keep(unchanged) : NULL;
  }
  token->references = 1;
  agent_init(&token->agent);
  return token;
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
