/* The log of calls, off unless SMARTCMD_LOG names a file: each call with its arguments, result and duration. No secret, no data. */
#ifndef SMARTCMD_LOG_H
#define SMARTCMD_LOG_H

#include "cryptoki.h"

#include <stdint.h>

struct log_call {
  const char *name;
  uint64_t started; /* 0: the log is off */
};

/* Reads SMARTCMD_LOG. */
void log_configure(void);

/* The start of an entry. */
struct log_call log_begin(const char *name);

/* The end of an entry: writes its line, with the arguments, and returns `rv`. */
CK_RV log_end(const struct log_call *call, CK_RV rv, const char *arguments, ...) __attribute__((format(printf, 3, 4)));

/* The types of a template's attributes, for the arguments of log_end(); nothing while the log is off. */
#define LOG_TYPES_SIZE 512
const char *log_types(char text[LOG_TYPES_SIZE], const CK_ATTRIBUTE *template, CK_ULONG count);

/* A line about something that is no call. */
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The name of a return value, or NULL. */
const char *log_rv_name(CK_RV rv);

#endif
