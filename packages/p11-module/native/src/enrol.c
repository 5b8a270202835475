#include "enrol.h"

#include "clock.h"
#include "conversation.h"
#include "find.h"
#include "fork_guard.h"
#include "lock.h"
#include "log.h"
#include "person.h"
#include "tell.h"
#include "token_dir.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <unistd.h>

/* While another program asks: how often it is looked whether it has done, and how long at most. */
#define LOOK_EVERY_MS 250
#define TURN_LIMIT_MS 900000U

static atomic_bool is_child;

void enrol_forbid(void) { atomic_store(&is_child, true); }

/* The slot's token as its file is now; the session has it too, if the slot has any. LOCK_STATE is held. */
static struct token *present_token(const struct session *session) {
  slots_refresh();
  struct token *token = slots_find(session->slot)->token;
  if (token != NULL && token != session->token) sessions_adopt(session->token, token);
  return token;
}

/* Who starts a program to look at it, and not for the person, says so. A variable can only prevent the question. */
static bool is_forbidden(void) {
  const char *wish = getenv("SMARTCMD_ENROL");
  return atomic_load(&is_child) || getauxval(AT_SECURE) != 0 || (wish != NULL && strcmp(wish, "off") == 0);
}

/* LOCK_STATE is held. */
static bool may_ask_for(const struct token *token) {
  if (token == NULL || !token->file.is_enrolling || token->was_asked_for) return false;
  if (is_forbidden()) return false;
  const char *wanted = token_file_setting(&token->file, "enrol");
  return wanted != NULL && strcmp(wanted, "on-first-use") == 0;
}

bool enrol_is_wanted(struct session *session, const CK_ATTRIBUTE *template, CK_ULONG count) {
  return find_could_match(&session->token->file, template, count) && may_ask_for(present_token(session));
}

void enrol_cancel(struct session *session) {
  if (session->busy && session->token->file.is_enrolling) sessions_wake(session);
  session->searching = false;
}

/* The token that is to be asked for now, with a reference; NULL if there is none any more. No lock is held but LOCK_SIGNING. */
static struct token *wanted_token(const struct session *session) {
  struct token *token = NULL;
  if (!lock_take(LOCK_STATE)) return NULL;
  if (!session->closed) token = present_token(session);
  token = may_ask_for(token) ? token_keep(token) : NULL;
  lock_release(LOCK_STATE);
  return token;
}

static void drop(struct token *token) {
  if (!lock_take(LOCK_STATE)) return;
  token_drop(token);
  lock_release(LOCK_STATE);
}

/* What came of trying to be the only process that asks. */
enum turn { TURN_OURS, TURN_OF_OTHERS, TURN_NONE };

/* The lock is on the token file itself, and ends with the process. A descriptor of it may be closed without a thought. */
static enum turn take_turn(const struct token *token, int *fd) {
  char name[TOKEN_DIR_NAME_MAX + sizeof ".token"];
  (void)snprintf(name, sizeof name, "%s.token", token->file.info->profile);
  const int directory = token_dir_path() == NULL ? -1 : open(token_dir_path(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  *fd = directory < 0 ? -1 : token_lock_descriptor(token, directory, name);
  if (directory >= 0) (void)close(directory);
  if (*fd < 0) return TURN_NONE;
  fork_guard_track(*fd);
  if (flock(*fd, LOCK_EX | LOCK_NB) == 0) return TURN_OURS;
  if (errno == EWOULDBLOCK) return TURN_OF_OTHERS;
  /* A file system without locks: better two questions than none. */
  log_note("the token file cannot be locked: %s", strerror(errno));
  return TURN_OURS;
}

static void end_turn(int fd) {
  if (fd < 0) return;
  fork_guard_untrack(fd);
  (void)close(fd);
}

/* What the profile says of questions. */
static enum person_prompts prompts_of(const struct token *token) { return person_prompts_of(token_file_setting(&token->file, "prompts")); }

static void converse(const struct session *session, struct token *token) {
  struct agent *agent = &token->agent;
  if (agent_start(agent, &token->file) == CKR_OK) {
    const struct conversation conversation = {
        .about = CONVERSATION_CERTIFICATE,
        .agent = agent,
        .operation = ++agent->last_operation,
        .wake = session->wake,
        .cancelled = &session->cancelled,
        .prompts = prompts_of(token),
    };
    log_note("the enrolment of profile %s ended: 0x%lx", token->file.info->profile, conversation_hold(&conversation));
  } else {
    struct tell tell;
    tell_init(&tell, prompts_of(token));
    tell_error(&tell, person_sentence(PERSON_ENROLMENT_LOST), "");
  }
  agent_close(agent);
  if (!lock_take(LOCK_STATE)) return;
  token->was_asked_for = true;
  if (!session->closed) (void)present_token(session);
  lock_release(LOCK_STATE);
}

/* Until something ends the waiting, or it is time to look again. */
static bool wait_for_turn(const struct session *session, uint64_t deadline) {
  struct pollfd poller = {.fd = session->wake, .events = POLLIN};
  (void)poll(&poller, 1, LOOK_EVERY_MS);
  return !atomic_load(&session->cancelled) && clock_us() < deadline;
}

static void ask_once(const struct session *session, enum person_prompts prompts) {
  const uint64_t deadline = clock_after_ms(TURN_LIMIT_MS);
  struct tell tell;
  struct token *token = NULL;
  bool is_told = false;
  tell_init(&tell, prompts);
  do {
    int fd = -1;
    token = wanted_token(session);
    if (token == NULL) break;
    const enum turn turn = take_turn(token, &fd);
    /* The file may have been replaced by who had the turn before. */
    struct token *still = turn == TURN_OURS ? wanted_token(session) : NULL;
    const bool is_asked_for = still == token;
    if (is_asked_for) {
      tell_clear(&tell);
      converse(session, token);
    } else if (turn == TURN_OF_OTHERS && !is_told) {
      log_note("another process asks for the certificate of profile %s", token->file.info->profile);
      tell_progress(&tell, person_sentence(PERSON_ENROLMENT_ELSEWHERE));
      is_told = true;
    }
    end_turn(fd);
    if (still != NULL) drop(still);
    drop(token);
    if (is_asked_for) break;
  } while (wait_for_turn(session, deadline));
  tell_clear(&tell);
}

CK_RV enrol(struct session *session) {
  const enum person_prompts prompts = prompts_of(session->token);
  session->busy = true;
  session->references++;
  atomic_store(&session->cancelled, false);
  session->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  lock_release(LOCK_STATE);
  const bool has_signing = lock_take(LOCK_SIGNING);
  if (has_signing && !atomic_load(&session->cancelled)) {
    if (person_to_ask(prompts) != PERSON_NOWHERE) ask_once(session, prompts);
    else log_note("nobody can be asked for the certificate: it is looked for again with the next search");
  }
  /* There is no other way on: the session must not stay busy. */
  const bool has_state = lock_take(LOCK_STATE);
  const CK_RV rv = !has_signing || !has_state ? CKR_GENERAL_ERROR : atomic_load(&session->cancelled) ? CKR_FUNCTION_CANCELED : CKR_OK;
  if (session->wake >= 0) (void)close(session->wake);
  session->wake = -1;
  session->busy = false;
  sessions_drop(session);
  if (has_state) lock_release(LOCK_STATE);
  /* Last, since C_Finalize waits for it: then no agent runs any more. */
  if (has_signing) lock_release(LOCK_SIGNING);
  return rv;
}
