/* What an application does before it signs, in time and in memory. */
#include "measure.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Long enough for a clock of any kind, short enough for many rounds. */
#define LOOP_NS 100000000U
#define BATCH 32U

static void read_all(struct client *client, const char *library) {
  client_open(client, library);
  client_find(client);
  for (CK_ULONG i = 0; i < OBJECTS; i++) client_read(client, i);
}

void measure_reading(const char *library) {
  struct client client;
  client_prepare();
  const uint64_t since = now_ns();
  read_all(&client, library);
  (void)printf("whole %lu\n", now_ns() - since);
}

static void find(struct client *client, CK_ULONG turn) {
  (void)turn;
  client_find(client);
}

static void read_one(struct client *client, CK_ULONG turn) { need("C_GetAttributeValue", client_read_usual(client, turn % OBJECTS)); }

/* Picoseconds for one turn. */
static uint64_t loop(struct client *client, void (*act)(struct client *, CK_ULONG)) {
  const uint64_t since = now_ns();
  uint64_t taken = 0;
  CK_ULONG turns = 0;
  while (taken < LOOP_NS) {
    for (CK_ULONG i = 0; i < BATCH; i++) act(client, turns++);
    taken = now_ns() - since;
  }
  return taken * 1000U / turns;
}

void measure_loops(const char *library) {
  struct client client;
  read_all(&client, library);
  (void)loop(&client, find);
  (void)printf("find-ps %lu\n", loop(&client, find));
  (void)printf("read-ps %lu\n", loop(&client, read_one));
}

static char rollup[4096];

static void look_at_memory(void) {
  const int fd = open("/proc/self/smaps_rollup", O_RDONLY | O_CLOEXEC);
  const ssize_t size = fd < 0 ? -1 : read(fd, rollup, sizeof rollup - 1);
  if (size < 0) give_up("/proc/self/smaps_rollup", CKR_FUNCTION_FAILED);
  rollup[size] = '\0';
  (void)close(fd);
}

static long kibibytes(const char *name) {
  const char *line = strstr(rollup, name);
  return line == NULL ? 0 : strtol(line + strlen(name), NULL, 10);
}

void measure_memory(const char *library) {
  struct client client;
  client_prepare();
  /* Twice: what looking itself takes is taken then. */
  look_at_memory();
  look_at_memory();
  const long resident = kibibytes("\nRss:");
  const long dirty = kibibytes("\nPrivate_Dirty:");
  const long clean = kibibytes("\nPrivate_Clean:");
  read_all(&client, library);
  look_at_memory();
  const long more_dirty = kibibytes("\nPrivate_Dirty:") - dirty;
  (void)printf("resident-kib %ld\n", kibibytes("\nRss:") - resident);
  (void)printf("private-kib %ld\n", kibibytes("\nPrivate_Clean:") - clean + more_dirty);
  (void)printf("dirty-kib %ld\n", more_dirty);
}
