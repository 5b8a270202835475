#include "trusted_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *distrust(const struct stat *file, size_t max) {
  if (!S_ISREG(file->st_mode)) return "it is no regular file";
  if (file->st_uid != geteuid() && file->st_uid != 0) return "it belongs to somebody else";
  if ((file->st_mode & (S_IWGRP | S_IWOTH)) != 0) return "others may write it";
  if (file->st_size <= 0 || (size_t)file->st_size > max) return "its size is impossible";
  return NULL;
}

const char *trusted_file_open(int directory, const char *name, size_t max, struct stat *file, int *fd) {
  /* O_NONBLOCK: a pipe of that name must not keep us waiting. */
  *fd = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (*fd < 0) return strerror(errno);
  const char *wrong = fstat(*fd, file) != 0 ? strerror(errno) : distrust(file, max);
  if (wrong != NULL) {
    (void)close(*fd);
    *fd = -1;
  }
  return wrong;
}

bool trusted_file_read(int fd, void *bytes, size_t size) {
  size_t done = 0;
  while (done < size) {
    const ssize_t n = read(fd, (char *)bytes + done, size - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    done += (size_t)n;
  }
  return true;
}
