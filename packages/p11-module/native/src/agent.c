#include "agent.h"

#include "agent_environment.h"
#include "fork_guard.h"
#include "lock.h"
#include "log.h"
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROTOCOL_VERSION 1U
/* For C_SignUpdate of much data: fewer turns between the two processes. */
#define SEND_BUFFER_SIZE (512 * 1024)
/* Above the descriptors that applications expect to get, and that they close by number. */
#define FIRST_DESCRIPTOR 64

void agent_init(struct agent *agent) { *agent = (struct agent){.fd = -1}; }

bool agent_is_ours(const struct agent *agent) {
  struct stat now;
  return agent->fd >= 0 && fstat(agent->fd, &now) == 0 && now.st_dev == agent->device && now.st_ino == agent->inode;
}

enum person_sentence agent_loss(const struct agent *agent) {
  char first;
  /* Its WELCOME may not have been read yet. */
  const bool spoke = agent->welcomed || (agent_is_ours(agent) && recv(agent->fd, &first, 1, MSG_PEEK | MSG_DONTWAIT) > 0);
  return spoke ? PERSON_AGENT_LOST : PERSON_AGENT_MISSING;
}

void agent_close(struct agent *agent) {
  if (agent->fd >= 0) {
    fork_guard_untrack(agent->fd);
    if (agent_is_ours(agent)) (void)close(agent->fd);
  }
  agent->fd = -1;
  agent->welcomed = false;
  agent->open_operations = 0;
}

/* Between operations the agent says nothing but WELCOME: anything else that can be read is its end. */
static bool still_there(const struct agent *agent) {
  if (!agent_is_ours(agent)) return false;
  struct pollfd poller = {.fd = agent->fd, .events = POLLIN};
  if (poll(&poller, 1, 0) == 0) return true;
  if ((poller.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) return false;
  return !agent->welcomed;
}

static bool send_hello(const struct agent *agent, const char *profile) {
  /* Not on the stack, which an application may have made small: LOCK_SIGNING is held. */
  static unsigned char hello[4 + 3 * (2 + FRAME_MAX_STRING)];
  frame_write_integer(hello, PROTOCOL_VERSION, 2);
  frame_write_integer(hello + 2, PROTOCOL_VERSION, 2);
  size_t size = 4;
  size += frame_write_string(hello + size, program_invocation_short_name);
  size += frame_write_string(hello + size, profile);
  size += frame_write_string(hello + size, person_locale());
  const struct iovec part = {hello, size};
  return frames_send(agent->fd, FRAME_HELLO, 0, &part, 1);
}

static int spawn_agent(const struct token_file *file, int theirs) {
  const char *arguments[TOKEN_FILE_MAX_ARGUMENTS + 1] = {NULL};
  size_t count = 0;
  for (const char *argument = file->agent; *argument != '\0'; argument += strlen(argument) + 1) arguments[count++] = argument;
  char **environment = agent_environment();
  if (environment == NULL) return ENOMEM;
  const struct spawn spawn = {
      .program = arguments[0],
      .arguments = (char *const *)arguments,
      .environment = environment,
      .descriptors = {SPAWN_NULL, SPAWN_NULL, SPAWN_NULL, theirs},
      .detached = true,
  };
  const int error = spawn_free(&spawn);
  free(environment);
  return error;
}

static int connect_agent(struct agent *agent, const struct token_file *file) {
  int pair[2];
  struct stat socket_state;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return errno;
  const int moved = fcntl(pair[0], F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR);
  if (moved >= 0) {
    (void)close(pair[0]);
    pair[0] = moved;
  }
  const int size = SEND_BUFFER_SIZE;
  (void)setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
  const int error = fstat(pair[0], &socket_state) == 0 ? spawn_agent(file, pair[1]) : errno;
  (void)close(pair[1]);
  if (error != 0) {
    (void)close(pair[0]);
    return error;
  }
  agent->fd = pair[0];
  agent->device = socket_state.st_dev;
  agent->inode = socket_state.st_ino;
  agent->welcomed = false;
  agent->connection++;
  agent->open_operations = 0;
  fork_guard_track(agent->fd);
  log_note("agent %s started", file->agent);
  return 0;
}

CK_RV agent_start(struct agent *agent, const struct token_file *file) {
  if (still_there(agent)) return CKR_OK;
  if (agent->fd >= 0) log_note("the agent is gone; another is started");
  agent_close(agent);
  const int error = connect_agent(agent, file);
  if (error != 0) {
    log_note("agent %s cannot be started: %s", file->agent, strerror(error));
    return CKR_DEVICE_ERROR;
  }
  if (send_hello(agent, file->info->profile)) return CKR_OK;
  agent_close(agent);
  return CKR_DEVICE_ERROR;
}

bool agent_has(const struct agent *agent, struct agent_operation operation) {
  return operation.connection == agent->connection && still_there(agent);
}

CK_RV agent_begin(struct agent *agent, CK_MECHANISM_TYPE mechanism, struct agent_operation *operation) {
  unsigned char bytes[8];
  if (agent->open_operations >= AGENT_MAX_OPERATIONS) return CKR_DEVICE_MEMORY;
  frame_write_integer(bytes, mechanism, sizeof bytes);
  const struct iovec part = {bytes, sizeof bytes};
  const uint32_t number = ++agent->last_operation;
  if (!frames_send(agent->fd, FRAME_BEGIN, number, &part, 1)) return CKR_DEVICE_ERROR;
  agent->open_operations++;
  *operation = (struct agent_operation){.connection = agent->connection, .number = number};
  return CKR_OK;
}

bool agent_data(struct agent *agent, uint32_t operation, const unsigned char *data, size_t size) {
  while (size > 0) {
    const size_t step = size < FRAME_MAX_PAYLOAD ? size : FRAME_MAX_PAYLOAD;
    const struct iovec part = {(void *)(uintptr_t)data, step};
    if (!frames_send(agent->fd, FRAME_DATA, operation, &part, 1)) return false;
    data += step;
    size -= step;
  }
  return true;
}

void agent_abandon(struct agent *agent, struct agent_operation operation) {
  if (agent->abandoned_count < AGENT_MAX_OPERATIONS) agent->abandoned[agent->abandoned_count++] = operation;
}

void agent_cancel_abandoned(struct agent *agent) {
  struct agent_operation abandoned[AGENT_MAX_OPERATIONS];
  /* They stay for the next time. */
  if (!lock_take(LOCK_STATE)) return;
  const uint32_t count = agent->abandoned_count;
  memcpy(abandoned, agent->abandoned, sizeof abandoned);
  agent->abandoned_count = 0;
  lock_release(LOCK_STATE);
  for (uint32_t i = 0; i < count; i++) {
    /* A connection that is lost here is noticed by what is sent next. */
    if (!agent_has(agent, abandoned[i])) continue;
    (void)frames_send(agent->fd, FRAME_CANCEL, abandoned[i].number, NULL, 0);
    agent->open_operations--;
  }
}
