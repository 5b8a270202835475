#include "ask_program.h"

#include "clock.h"
#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* What comes after the line is nobody's, but of no program endless. */
#define OUTPUT_LIMIT (1U << 20)

struct reading {
  int fd; /* -1: its end was read */
  size_t received;
  bool complete;
  bool too_long;
};

static void read_output(struct reading *reading, struct secret *line) {
  unsigned char *bytes = secret_scratch(line);
  const ssize_t n = read(reading->fd, bytes, SECRET_SCRATCH);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (n <= 0) {
    (void)close(reading->fd);
    reading->fd = -1;
    return;
  }
  reading->received += (size_t)n;
  if (reading->received > OUTPUT_LIMIT) reading->too_long = true;
  for (ssize_t i = 0; i < n && !reading->complete; i++) {
    if (bytes[i] == '\n') {
      reading->complete = true;
    } else if (!secret_append(line, bytes[i])) {
      reading->too_long = true;
    }
  }
  secret_wipe(bytes, SECRET_SCRATCH);
}

/* A program that ended may have left an answer in the pipe; one that it started may keep the pipe open for ever. */
static void read_rest(struct reading *reading, struct secret *line) {
  struct pollfd poller = {.fd = reading->fd, .events = POLLIN};
  while (reading->fd >= 0 && !reading->complete && !reading->too_long && poll(&poller, 1, 0) > 0) read_output(reading, line);
}

static enum program_result follow(const char *program, struct reading *reading, int status, const struct ask_limits *limits, struct secret *line) {
  for (;;) {
    struct pollfd pollers[4] = {
        {.fd = reading->fd, .events = POLLIN},
        {.fd = status, .events = POLLIN},
        {.fd = limits->agent, .events = POLLIN},
        {.fd = limits->wake, .events = POLLIN},
    };
    const int ready = poll(pollers, 4, clock_poll_ms(limits->deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return PROGRAM_STOPPED;
    if (pollers[0].revents != 0) read_output(reading, line);
    if (reading->too_long) {
      log_note("the answer of %s is too long", program);
      return PROGRAM_CHATTED;
    }
    if (pollers[1].revents != 0) {
      read_rest(reading, line);
      return reading->too_long ? PROGRAM_CHATTED : PROGRAM_ENDED;
    }
    if (pollers[2].revents != 0 || pollers[3].revents != 0) return PROGRAM_STOPPED;
  }
}

enum program_result ask_program(struct spawn *spawn, const struct ask_limits *limits, struct secret *line, int *exit_code) {
  int output[2];
  struct spawn_watch watch;
  if (pipe2(output, O_CLOEXEC) != 0) return PROGRAM_FAILED;
  /* Only our end: the program's is its standard output, which must wait. */
  (void)fcntl(output[0], F_SETFL, O_NONBLOCK);
  spawn->descriptors[1] = output[1];
  const int error = spawn_watched(spawn, &watch);
  (void)close(output[1]);
  if (error != 0) {
    log_note("%s cannot be started: %s", spawn->program, strerror(error));
    (void)close(output[0]);
    return PROGRAM_FAILED;
  }
  struct reading reading = {.fd = output[0]};
  const enum program_result result = follow(spawn->program, &reading, watch.status, limits, line);
  if (reading.fd >= 0) (void)close(reading.fd);
  *exit_code = spawn_end(&watch);
  if (line->size > 0 && line->bytes[line->size - 1] == '\r') line->size--;
  return result;
}
