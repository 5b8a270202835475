/* What the person waits for: from C_Sign to the question for the PIN, to the signature, and through a long message. */
#include "measure.h"

#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* As much as applications hand over at a time, more or less. */
#define PART_SIZE 16384U
#define MAX_SIGNATURE 1024U

static CK_BYTE signature[MAX_SIGNATURE];

static void open_for_signing(struct client *client, const char *library) {
  client_open(client, library);
  client_find(client);
  for (CK_ULONG i = 0; i < OBJECTS; i++) client_read(client, i);
}

static void begin(const struct client *client) {
  CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
  need("C_SignInit", client->p11->C_SignInit(client->session, &mechanism, client_private_key(client)));
}

/* On a terminal of its own, as in its foreground. */
static _Noreturn void sign_on_terminal(const char *library, atomic_ullong *since) {
  struct client client;
  CK_BYTE data[] = "prompt";
  CK_ULONG size = sizeof signature;
  open_for_signing(&client, library);
  begin(&client);
  atomic_store(since, now_ns());
  const CK_RV rv = client.p11->C_Sign(client.session, data, sizeof data, signature, &size);
  _exit(rv == CKR_FUNCTION_CANCELED ? EXIT_SUCCESS : EXIT_FAILURE);
}

void measure_prompt(const char *library) {
  atomic_ullong *since = mmap(NULL, sizeof *since, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int terminal = -1;
  (void)unsetenv("SMARTCMD_ASKPASS");
  (void)alarm(60);
  const pid_t child = since == MAP_FAILED ? -1 : forkpty(&terminal, NULL, NULL, NULL);
  if (child < 0) give_up("forkpty", CKR_HOST_MEMORY);
  if (child == 0) sign_on_terminal(library, since);
  char shown[16384];
  size_t size = 0;
  uint64_t until = 0;
  for (;;) {
    const ssize_t n = read(terminal, shown + size, sizeof shown - size);
    if (n <= 0) break;
    size += (size_t)n;
    if (until != 0 || memmem(shown, size, "PIN:", 4) == NULL) continue;
    until = now_ns();
    if (write(terminal, "\003", 1) != 1) break;
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0 || until == 0) {
    (void)fprintf(stderr, "%.*s\n", (int)size, shown);
    give_up("no question for the PIN", (CK_RV)status);
  }
  (void)printf("prompt %llu\n", until - atomic_load(since));
}

/* What the question for the PIN costs without any module: start a program, read its answer, see its end. */
void measure_askpass(const char *program) {
  int output[2];
  char answer[256];
  char *const arguments[] = {(char *)(uintptr_t)program, NULL};
  posix_spawn_file_actions_t actions;
  pid_t child = -1;
  int status = 0;
  (void)setenv("SMARTCMD_ASKPASS_KIND", "pin", 1);
  const uint64_t since = now_ns();
  if (pipe2(output, O_CLOEXEC) != 0) give_up("pipe2", CKR_HOST_MEMORY);
  (void)posix_spawn_file_actions_init(&actions);
  (void)posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
  if (posix_spawn(&child, program, &actions, NULL, arguments, environ) != 0) give_up(program, CKR_FUNCTION_FAILED);
  (void)close(output[1]);
  const ssize_t size = read(output[0], answer, sizeof answer);
  if (size <= 0 || waitpid(child, &status, 0) != child || status != 0) give_up(program, (CK_RV)status);
  (void)printf("askpass %lu\n", now_ns() - since);
}

void measure_signing(const char *library, int count) {
  struct client client;
  open_for_signing(&client, library);
  for (int i = 0; i < count; i++) {
    /* Another message each time: the same one is answered from memory. */
    CK_BYTE data[32] = {(CK_BYTE)i};
    CK_ULONG size = sizeof signature;
    begin(&client);
    const uint64_t since = now_ns();
    need("C_Sign", client.p11->C_Sign(client.session, data, sizeof data, signature, &size));
    (void)printf("sign-%d %lu\n", i + 1, now_ns() - since);
  }
  (void)fflush(stdout);
  /* Memory can be looked at until standard input ends. */
  while (getchar() != EOF) {
  }
}

void measure_streaming(const char *library, int sizes, char *const *size) {
  static CK_BYTE part[PART_SIZE];
  struct client client;
  open_for_signing(&client, library);
  for (int i = 0; i < sizes; i++) {
    CK_ULONG signature_size = sizeof signature;
    uint64_t left = strtoull(size[i], NULL, 10);
    const uint64_t since = now_ns();
    begin(&client);
    while (left > 0) {
      const CK_ULONG now = left < sizeof part ? left : sizeof part;
      need("C_SignUpdate", client.p11->C_SignUpdate(client.session, part, now));
      left -= now;
    }
    need("C_SignFinal", client.p11->C_SignFinal(client.session, signature, &signature_size));
    (void)printf("%s %lu\n", size[i], now_ns() - since);
    (void)fflush(stdout);
    /* The next size when a line comes, or standard input ends. */
    int c = 0;
    do {
      c = getchar();
    } while (c != '\n' && c != EOF);
  }
}
