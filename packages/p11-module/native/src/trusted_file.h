/* Files that say what is to be loaded or started: only believed when nobody else could have written them. */
#ifndef SMARTCMD_TRUSTED_FILE_H
#define SMARTCMD_TRUSTED_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Opens `name` in the directory (AT_FDCWD: `name` is a path). It must be a regular file of 1 to `max` bytes, the user's or root's, that
   nobody else may write. Returns NULL with `file` and `fd` filled, or what is wrong, in words for the log: `fd` is then -1. */
const char *trusted_file_open(int directory, const char *name, size_t max, struct stat *file, int *fd);

/* Reads that many bytes; false if there are fewer. */
bool trusted_file_read(int fd, void *bytes, size_t size);

#endif
