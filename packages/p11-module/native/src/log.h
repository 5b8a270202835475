/* The log of calls, off unless SMARTCMD_LOG or a profile names a file: each call with its arguments, result and duration. No secret, no
   data that is to be signed. */
#ifndef SMARTCMD_LOG_H
#define SMARTCMD_LOG_H

#include "cryptoki.h"

#include <stdbool.h>
#include <stdint.h>

struct log_call {
  const char *name;
  uint64_t started; /* 0: the log is off */
};

/* Reads SMARTCMD_LOG: a file, or nothing, which switches the log off. Where it is not set, profiles decide. */
void log_configure(void);

/* The file that a profile names, an absolute path, or NULL if none does. Returns true if it switches the log on, or to another file.
   LOCK_STATE is held. */
bool log_follow_profile(const char *wanted);

/* The start of an entry. */
struct log_call log_begin(const char *name);

/* The end of an entry: writes its line, with the arguments, and returns `rv`. */
CK_RV log_end(const struct log_call *call, CK_RV rv, const char *arguments, ...) __attribute__((format(printf, 3, 4)));

/* Whether lines are written. */
bool log_is_on(void);

/* Each of the following gives words for the arguments of log_end(), the standard's names, or numbers in hexadecimal; nothing while the log
   is off. */
#define LOG_MECHANISM_SIZE 32
const char *log_mechanism(char text[LOG_MECHANISM_SIZE], CK_MECHANISM_TYPE mechanism);

/* The flags of which function: the same bit means something else for each. */
enum log_flags_of {
  LOG_INITIALIZE_FLAGS,
  LOG_SESSION_FLAGS,
  LOG_EVENT_FLAGS,
  LOG_OPERATION_FLAGS,
  LOG_INTERFACE_FLAGS,
};
#define LOG_FLAGS_SIZE 96
const char *log_flags(char text[LOG_FLAGS_SIZE], enum log_flags_of of, CK_FLAGS flags);

/* A template: types with the lengths of their values, and of the values only the class. */
#define LOG_TYPES_SIZE 1024
const char *log_types(char text[LOG_TYPES_SIZE], const CK_ATTRIBUTE *template, CK_ULONG count);

/* A line about something that is no call. */
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The name of a return value, or NULL. */
const char *log_rv_name(CK_RV rv);

#endif
