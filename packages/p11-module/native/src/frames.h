/* Frames between the native half and the agent (docs/agent-protocol.md). */
#ifndef SMARTCMD_FRAMES_H
#define SMARTCMD_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

#define FRAME_HEADER_SIZE 12U
#define FRAME_MAX_PAYLOAD 65536U
#define FRAME_MAX_STRING 4096U
#define FRAME_MAX_PARTS 4U

enum frame_type {
  FRAME_HELLO = 1,
  FRAME_WELCOME = 2,
  FRAME_BEGIN = 3,
  FRAME_DATA = 4,
  FRAME_SIGN = 5,
  FRAME_CANCEL = 6,
  FRAME_SIGNATURE = 7,
  FRAME_FAILED = 8,
  FRAME_ENROL = 9,
  FRAME_ENROLLED = 10,
  FRAME_ASK = 16,
  FRAME_ANSWER = 17,
  FRAME_CLOSE = 18,
  FRAME_TELL = 19,
};

struct frame {
  enum frame_type type;
  uint32_t operation;
  uint32_t size;
  const unsigned char *payload; /* in the buffer that it was received in */
};

enum frame_result {
  FRAME_OK,
  FRAME_WOKEN, /* the wake descriptor can be read; nothing was received */
  FRAME_LATE,  /* nothing whole came before the deadline */
  FRAME_LOST,  /* the connection ended, or what came is no frame */
};

/* Sends a frame whose payload is the parts one after the other. Returns false if the connection is lost or takes nothing any more. */
bool frames_send(int fd, enum frame_type type, uint32_t operation, const struct iovec *parts, size_t count);

/* Receives a frame into a buffer of FRAME_MAX_PAYLOAD bytes. `wake` may be -1. */
enum frame_result frames_receive(int fd, int wake, uint64_t deadline, unsigned char *buffer, struct frame *frame);

/* Reads the fields of a payload; what is not there makes `bad` true, and reads as 0 or NULL. */
struct frame_reader {
  const unsigned char *next;
  const unsigned char *end;
  bool bad;
};

struct frame_reader frame_reader(const struct frame *frame);
uint64_t frame_read_integer(struct frame_reader *reader, size_t size);

/* Returns a string in memory that the caller frees. */
char *frame_read_string(struct frame_reader *reader);

/* True if every field was there, and nothing more. */
bool frame_read_ended(const struct frame_reader *reader);

/* Writes an integer of `size` bytes. */
void frame_write_integer(unsigned char *bytes, uint64_t value, size_t size);

/* Writes a string field, at most FRAME_MAX_STRING + 2 bytes: a name that is not UTF-8 has "?" where it is not. Returns its size. */
size_t frame_write_string(unsigned char *bytes, const char *string);

#endif
