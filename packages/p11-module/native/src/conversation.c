#include "conversation.h"

#include "ask.h"
#include "clock.h"
#include "log.h"
#include "person.h"
#include "tell.h"

#include <stdlib.h>
#include <string.h>

/* The agent has the time limits of the service; this one only ends the wait for an agent that does not keep them. */
#define SILENCE_LIMIT_MS 900000U
#define CANCEL_LIMIT_MS 3000U
#define QUESTION_SECONDS 600U

/* What is going on between SIGN and its end. */
struct state {
  const struct conversation *with;
  struct tell tell;
  bool ended;
  bool cancel_sent;
  uint64_t patience; /* until when an agent that was cancelled may take to end, whatever it says meanwhile */
  CK_RV result;
};

static void end(struct state *state, CK_RV result) {
  state->ended = true;
  state->result = result;
}

static bool is_about(const struct state *state, enum conversation_about about) { return state->with->about == about; }

/* What came is not as the protocol says. */
static void end_broken(struct state *state, const char *what) {
  log_note("the agent's connection is given up: %s", what);
  enum person_sentence sentence = agent_loss(state->with->agent);
  if (is_about(state, CONVERSATION_CERTIFICATE)) sentence = PERSON_ENROLMENT_LOST;
  agent_close(state->with->agent);
  tell_error(&state->tell, person_sentence(sentence), "");
  end(state, CKR_DEVICE_ERROR);
}

static void on_welcome(struct state *state, const struct frame *frame) {
  struct frame_reader reader = frame_reader(frame);
  const uint64_t version = frame_read_integer(&reader, 2);
  if (state->with->agent->welcomed || frame->operation != 0 || version != 1 || !frame_read_ended(&reader)) {
    end_broken(state, "bad WELCOME");
    return;
  }
  state->with->agent->welcomed = true;
}

static void on_signature(struct state *state, const struct frame *frame) {
  if (!is_about(state, CONVERSATION_SIGNATURE) || frame->size != state->with->size) {
    end_broken(state, "a signature that nobody wanted, or of the wrong length");
    return;
  }
  memcpy(state->with->signature, frame->payload, frame->size);
  end(state, CKR_OK);
}

static void on_enrolled(struct state *state, const struct frame *frame) {
  if (is_about(state, CONVERSATION_CERTIFICATE) && frame->size == 0) {
    end(state, CKR_OK);
  } else {
    end_broken(state, "bad ENROLLED");
  }
}

static void on_failed(struct state *state, const struct frame *frame) {
  struct frame_reader reader = frame_reader(frame);
  const CK_RV result = (CK_RV)frame_read_integer(&reader, 8);
  char *sentence = frame_read_string(&reader);
  char *remedy = frame_read_string(&reader);
  if (frame_read_ended(&reader)) {
    log_note("the agent failed: 0x%lx %s %s", result, sentence, remedy);
    if (result != CKR_FUNCTION_CANCELED && sentence[0] != '\0') tell_error(&state->tell, sentence, remedy);
    if (frame->operation == 0) agent_close(state->with->agent);
    /* Two values would say that it did not fail. */
    end(state, result == CKR_OK || result == CKR_BUFFER_TOO_SMALL ? CKR_GENERAL_ERROR : result);
  } else {
    end_broken(state, "bad FAILED");
  }
  free(sentence);
  free(remedy);
}

static void send_cancel(struct state *state) {
  state->cancel_sent = true;
  state->patience = clock_after_ms(CANCEL_LIMIT_MS);
  if (!frames_send(state->with->agent->fd, FRAME_CANCEL, state->with->operation, NULL, 0)) end_broken(state, "it takes no CANCEL");
}

static void send_answer(struct state *state, enum answer how, const struct secret *typed) {
  unsigned char first = (unsigned char)how;
  const struct iovec parts[2] = {{&first, 1}, {typed->bytes, how == ANSWER_GIVEN ? typed->size : 0}};
  if (!frames_send(state->with->agent->fd, FRAME_ANSWER, state->with->operation, parts, 2)) end_broken(state, "it takes no ANSWER");
}

static void ask(struct state *state, const struct question *question, uint64_t seconds) {
  struct secret typed;
  enum answer how = ANSWER_CLOSED;
  const struct ask_limits limits = {
      .agent = state->with->agent->fd,
      .wake = state->with->wake,
      .deadline = clock_after_ms((seconds == 0 ? QUESTION_SECONDS : seconds) * 1000U),
  };
  tell_clear(&state->tell);
  if (!secret_open(&typed)) {
    end_broken(state, "there is no memory for an answer");
    return;
  }
  if (atomic_load(state->with->cancelled)) {
    how = ANSWER_CANCELLED;
  } else {
    how = ask_person(state->with->prompts, question, &limits, &typed);
    if (how == ANSWER_CLOSED && atomic_load(state->with->cancelled)) how = ANSWER_CANCELLED;
  }
  log_note("the question was %s", how == ANSWER_GIVEN       ? "answered"
                                  : how == ANSWER_CANCELLED ? "cancelled"
                                  : how == ANSWER_RESEND    ? "answered: send again"
                                  : how == ANSWER_NOBODY    ? "asked of nobody"
                                                            : "closed");
  /* Before the answer, which would look like the person's: an enrolment that they cancel is not asked for again. */
  if (atomic_load(state->with->cancelled) && !state->cancel_sent) send_cancel(state);
  if (!state->ended) send_answer(state, how, &typed);
  secret_close(&typed);
}

static void on_ask(struct state *state, const struct frame *frame) {
  struct frame_reader reader = frame_reader(frame);
  const uint64_t kind = frame_read_integer(&reader, 1);
  const uint64_t flags = frame_read_integer(&reader, 1);
  const uint64_t seconds = frame_read_integer(&reader, 2);
  const struct question question = {
      .kind = (enum question_kind)kind,
      .is_secret = (flags & 1U) != 0,
      .offers_resend = (flags & 2U) != 0,
      .is_again = (flags & 4U) != 0,
      .title = frame_read_string(&reader),
      .text = frame_read_string(&reader),
      .process = frame_read_string(&reader),
      .document = frame_read_string(&reader),
      .resend_label = frame_read_string(&reader),
  };
  if (frame_read_ended(&reader) && kind >= QUESTION_PHONE && kind <= QUESTION_CONFIRM && flags <= 7) {
    log_note("the agent asks: kind %u, document %s, process %s", (unsigned)kind, question.document, question.process);
    ask(state, &question, seconds);
  } else {
    end_broken(state, "bad ASK");
  }
  free(question.title);
  free(question.text);
  free(question.process);
  free(question.document);
  free(question.resend_label);
}

static void on_tell(struct state *state, const struct frame *frame) {
  struct frame_reader reader = frame_reader(frame);
  const uint64_t kind = frame_read_integer(&reader, 1);
  char *text = frame_read_string(&reader);
  if (!frame_read_ended(&reader) || kind < 1 || kind > 2) {
    end_broken(state, "bad TELL");
  } else if (kind == 1) {
    tell_progress(&state->tell, text);
  } else {
    tell_error(&state->tell, text, "");
  }
  free(text);
}

static void on_frame(struct state *state, const struct frame *frame) {
  const bool of_connection = frame->type == FRAME_WELCOME || (frame->type == FRAME_FAILED && frame->operation == 0);
  if (!of_connection && (!state->with->agent->welcomed || frame->operation != state->with->operation)) {
    end_broken(state, "a frame that belongs to no operation");
    return;
  }
  switch (frame->type) {
    case FRAME_WELCOME:
      on_welcome(state, frame);
      return;
    case FRAME_SIGNATURE:
      on_signature(state, frame);
      return;
    case FRAME_FAILED:
      on_failed(state, frame);
      return;
    case FRAME_ENROLLED:
      on_enrolled(state, frame);
      return;
    case FRAME_ASK:
      on_ask(state, frame);
      return;
    case FRAME_TELL:
      on_tell(state, frame);
      return;
    case FRAME_CLOSE:
      /* Its question was answered while it was under way, or has just been closed by it. */
      if (frame->size != 0) end_broken(state, "bad CLOSE");
      return;
    case FRAME_HELLO:
    case FRAME_BEGIN:
    case FRAME_DATA:
    case FRAME_SIGN:
    case FRAME_ENROL:
    case FRAME_CANCEL:
    case FRAME_ANSWER:
    default:
      end_broken(state, "a frame that is not the agent's to send");
  }
}

static void listen_to_agent(struct state *state, unsigned char *buffer) {
  while (!state->ended) {
    if (atomic_load(state->with->cancelled) && !state->cancel_sent) {
      send_cancel(state);
      continue;
    }
    struct frame frame;
    const int wake = state->cancel_sent ? -1 : state->with->wake;
    const uint64_t deadline = state->cancel_sent ? state->patience : clock_after_ms(SILENCE_LIMIT_MS);
    if (clock_us() >= deadline) {
      end_broken(state, "it does not end");
      return;
    }
    switch (frames_receive(state->with->agent->fd, wake, deadline, buffer, &frame)) {
      case FRAME_OK:
        on_frame(state, &frame);
        break;
      case FRAME_WOKEN:
        break;
      case FRAME_LATE:
        end_broken(state, "it says nothing");
        break;
      case FRAME_LOST:
        end_broken(state, "it ended");
        break;
    }
  }
}

CK_RV conversation_hold(const struct conversation *conversation) {
  struct state state = {.with = conversation};
  tell_init(&state.tell, conversation->prompts);
  unsigned char *buffer = malloc(FRAME_MAX_PAYLOAD);
  if (buffer == NULL) return CKR_HOST_MEMORY;
  const enum frame_type wanted = is_about(&state, CONVERSATION_SIGNATURE) ? FRAME_SIGN : FRAME_ENROL;
  if (frames_send(conversation->agent->fd, wanted, conversation->operation, NULL, 0)) {
    listen_to_agent(&state, buffer);
  } else {
    end_broken(&state, "it takes no SIGN or ENROL");
  }
  tell_clear(&state.tell);
  free(buffer);
  return state.result;
}
