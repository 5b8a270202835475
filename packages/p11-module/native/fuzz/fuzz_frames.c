/* libFuzzer: any bytes as what an agent sends, to conversations as signatures and enrolments hold them, one after the other on one connection.
   The first byte says how the person answers, whether the application gives up, and what they are about. clang -fsanitize=fuzzer,address,undefined. */
#include "ask.h"
#include "assuan.h"
#include "conversation.h"
#include "kdialog.h"
#include "tell.h"
#include "terminal.h"
#include "zenity.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_CONVERSATIONS 4U
#define SIGNATURE_SIZE 16U
/* Of the first byte. */
#define ANSWER_MASK 7U
#define CANCELLED 8U
#define ENROLLING 16U

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint8_t behaviour;

/* As the terminal and the dialogs use a text. */
static void show(const char *text) {
  static int null = -1;
  if (null < 0) null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  terminal_write_text(null, text);
  for (int kind = ZENITY_PLAIN; kind <= ZENITY_MARKUP; kind++) free(zenity_text(text, (enum zenity_text)kind));
  free(kdialog_text(text));
  free(assuan_line("SETDESC", text));
}

enum answer ask_person(enum person_prompts prompts, const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  if (prompts != PROMPTS_AUTO) abort();
  free(question_for_dialog(question, false));
  show(question->title);
  show(question->text);
  show(question->process);
  show(question->document);
  show(question->resend_label);
  if (limits->agent < 0 || question->kind < QUESTION_PHONE || question->kind > QUESTION_CONFIRM) abort();
  const enum answer answer = (enum answer)((behaviour & ANSWER_MASK) % 5U);
  while (answer == ANSWER_GIVEN && secret_append(typed, 'x')) continue;
  return answer;
}

void tell_init(struct tell *tell, enum person_prompts prompts) { *tell = (struct tell){.dialog = -1, .prompts = prompts}; }
void tell_clear(struct tell *tell) { tell->dialog = -1; }
void tell_progress(struct tell *tell, const char *text) {
  tell->dialog = 0;
  show(text);
}
void tell_error(struct tell *tell, const char *sentence, const char *remedy) {
  tell_clear(tell);
  show(sentence);
  show(remedy);
}

static void hold(struct agent *agent, uint32_t operation, int wake) {
  unsigned char signature[SIGNATURE_SIZE] = {0};
  atomic_bool cancelled = (behaviour & CANCELLED) != 0;
  const bool is_enrolling = (behaviour & ENROLLING) != 0;
  const struct conversation conversation = {
      .about = is_enrolling ? CONVERSATION_CERTIFICATE : CONVERSATION_SIGNATURE,
      .agent = agent,
      .operation = operation,
      .wake = wake,
      .cancelled = &cancelled,
      .signature = is_enrolling ? NULL : signature,
      .size = is_enrolling ? 0 : sizeof signature,
  };
  const CK_RV rv = conversation_hold(&conversation);
  /* An agent that failed may not say so with a value by which the application goes on. */
  if (rv == CKR_BUFFER_TOO_SMALL) abort();
  if (rv == CKR_OK && (agent->fd < 0 || !agent->welcomed)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const int buffer_size = 1 << 20;
  int pair[2];
  struct stat state = {0};
  if (size == 0 || size > FRAME_MAX_PAYLOAD || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return 0;
  behaviour = data[0];
  (void)setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &buffer_size, sizeof buffer_size);
  (void)setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &buffer_size, sizeof buffer_size);
  const ssize_t sent = send(pair[1], data + 1, size - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0 || (size_t)sent != size - 1 || fstat(pair[0], &state) != 0) abort();
  /* It has said all: a wait for more ends at once. What is sent to it goes nowhere. */
  (void)shutdown(pair[1], SHUT_WR);
  const int wake = eventfd((behaviour & CANCELLED) != 0 ? 1 : 0, EFD_CLOEXEC | EFD_NONBLOCK);
  struct agent agent;
  agent_init(&agent);
  agent.fd = pair[0];
  agent.device = state.st_dev;
  agent.inode = state.st_ino;
  agent.connection = 1;
  for (uint32_t operation = 1; operation <= MAX_CONVERSATIONS && agent.fd >= 0; operation++) {
    hold(&agent, operation, wake);
    (void)agent_has(&agent, (struct agent_operation){.connection = 1, .number = operation});
  }
  agent_close(&agent);
  (void)close(wake);
  (void)close(pair[1]);
  return 0;
}
