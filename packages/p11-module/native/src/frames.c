#include "frames.h"

#include "clock.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* An agent that takes nothing for so long is as good as gone. */
#define SEND_LIMIT_MS 30000U
/* How long the rest of a frame may take when it is waited for in vain. */
#define REST_LIMIT_MS 3000U

void frame_write_integer(unsigned char *bytes, uint64_t value, size_t size) {
  for (size_t i = 0; i < size; i++) bytes[i] = (unsigned char)(value >> (8 * i));
}

static bool wait_until_writable(int fd, uint64_t deadline) {
  struct pollfd poller = {.fd = fd, .events = POLLOUT};
  for (;;) {
    const int ready = poll(&poller, 1, clock_poll_ms(deadline));
    if (ready < 0 && errno == EINTR) continue;
    return ready > 0 && (poller.revents & POLLOUT) != 0;
  }
}

static void skip_sent(struct iovec *parts, size_t count, size_t sent) {
  for (size_t i = 0; i < count && sent > 0; i++) {
    const size_t step = sent < parts[i].iov_len ? sent : parts[i].iov_len;
    parts[i].iov_base = (unsigned char *)parts[i].iov_base + step;
    parts[i].iov_len -= step;
    sent -= step;
  }
}

bool frames_send(int fd, enum frame_type type, uint32_t operation, const struct iovec *parts, size_t count) {
  unsigned char header[FRAME_HEADER_SIZE] = {0};
  struct iovec all[FRAME_MAX_PARTS + 1] = {{header, sizeof header}};
  size_t payload = 0;
  for (size_t i = 0; i < count; i++) {
    all[i + 1] = parts[i];
    payload += parts[i].iov_len;
  }
  frame_write_integer(header, payload, 4);
  header[4] = (unsigned char)type;
  frame_write_integer(header + 8, operation, 4);

  const uint64_t deadline = clock_after_ms(SEND_LIMIT_MS);
  size_t left = sizeof header + payload;
  while (left > 0) {
    const struct msghdr message = {.msg_iov = all, .msg_iovlen = count + 1};
    /* The application must get no SIGPIPE of ours. */
    const ssize_t sent = sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK && errno != ENOBUFS) return false;
      if (!wait_until_writable(fd, deadline)) return false;
      continue;
    }
    skip_sent(all, count + 1, (size_t)sent);
    left -= (size_t)sent;
  }
  return true;
}

/* Receives exactly so many bytes. Only at the start of a frame may it be woken; in the middle that makes it impatient. */
static enum frame_result receive_exactly(int fd, int wake, bool starts, uint64_t deadline, unsigned char *bytes, size_t size) {
  size_t done = 0;
  while (done < size) {
    struct pollfd pollers[2] = {{.fd = fd, .events = POLLIN}, {.fd = wake, .events = POLLIN}};
    const int ready = poll(pollers, 2, clock_poll_ms(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return FRAME_LOST;
    if (ready == 0) return FRAME_LATE;
    if ((pollers[1].revents & POLLIN) != 0) {
      if (starts && done == 0) return FRAME_WOKEN;
      const uint64_t soon = clock_after_ms(REST_LIMIT_MS);
      if (soon < deadline) deadline = soon;
      wake = -1;
    }
    const ssize_t n = recv(fd, bytes + done, size - done, MSG_DONTWAIT);
    if (n < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) continue;
    if (n <= 0) return FRAME_LOST;
    done += (size_t)n;
  }
  return FRAME_OK;
}

static uint64_t integer(const unsigned char *bytes, size_t size) {
  uint64_t value = 0;
  for (size_t i = size; i > 0; i--) value = value << 8 | bytes[i - 1];
  return value;
}

enum frame_result frames_receive(int fd, int wake, uint64_t deadline, unsigned char *buffer, struct frame *frame) {
  unsigned char header[FRAME_HEADER_SIZE];
  enum frame_result result = receive_exactly(fd, wake, true, deadline, header, sizeof header);
  if (result != FRAME_OK) return result;
  *frame = (struct frame){
      .type = (enum frame_type)header[4],
      .operation = (uint32_t)integer(header + 8, 4),
      .size = (uint32_t)integer(header, 4),
      .payload = buffer,
  };
  if (frame->size > FRAME_MAX_PAYLOAD || header[5] != 0 || header[6] != 0 || header[7] != 0) return FRAME_LOST;
  return receive_exactly(fd, wake, false, deadline, buffer, frame->size);
}

struct frame_reader frame_reader(const struct frame *frame) {
  return (struct frame_reader){.next = frame->payload, .end = frame->payload + frame->size};
}

static const unsigned char *take(struct frame_reader *reader, size_t size) {
  if (reader->bad || size > (size_t)(reader->end - reader->next)) {
    reader->bad = true;
    return NULL;
  }
  const unsigned char *bytes = reader->next;
  reader->next += size;
  return bytes;
}

uint64_t frame_read_integer(struct frame_reader *reader, size_t size) {
  const unsigned char *bytes = take(reader, size);
  return bytes == NULL ? 0 : integer(bytes, size);
}

/* How many bytes the character at `c` has, or 0 if they are not UTF-8 (RFC 3629: the shortest form, no surrogates). */
static size_t utf8_character(const unsigned char *c, size_t left) {
  const size_t size = c[0] < 0x80 ? 1 : c[0] < 0xc2 ? 0 : c[0] < 0xe0 ? 2 : c[0] < 0xf0 ? 3 : c[0] < 0xf5 ? 4 : 0;
  if (size == 0 || size > left) return 0;
  for (size_t i = 1; i < size; i++) {
    if ((c[i] & 0xc0U) != 0x80) return 0;
  }
  if ((c[0] == 0xe0 && c[1] < 0xa0) || (c[0] == 0xed && c[1] > 0x9f)) return 0;
  if ((c[0] == 0xf0 && c[1] < 0x90) || (c[0] == 0xf4 && c[1] > 0x8f)) return 0;
  return size;
}

/* UTF-8, and without NUL. */
static bool is_text(const unsigned char *bytes, size_t size) {
  size_t at = 0;
  while (at < size) {
    const size_t step = bytes[at] == 0 ? 0 : utf8_character(bytes + at, size - at);
    if (step == 0) return false;
    at += step;
  }
  return true;
}

size_t frame_write_string(unsigned char *bytes, const char *string) {
  const unsigned char *c = (const unsigned char *)string;
  size_t left = strlen(string);
  size_t size = 0;
  while (left > 0) {
    const size_t known = utf8_character(c, left);
    const size_t step = known == 0 ? 1 : known;
    if (size + step > FRAME_MAX_STRING) break;
    if (known == 0) bytes[2 + size] = '?';
    else memcpy(bytes + 2 + size, c, step);
    size += step;
    c += step;
    left -= step;
  }
  frame_write_integer(bytes, size, 2);
  return size + 2;
}

char *frame_read_string(struct frame_reader *reader) {
  const size_t size = (size_t)frame_read_integer(reader, 2);
  const unsigned char *bytes = size > FRAME_MAX_STRING ? NULL : take(reader, size);
  char *string = NULL;
  if (bytes != NULL && is_text(bytes, size)) string = malloc(size + 1);
  if (string == NULL) {
    reader->bad = true;
    return NULL;
  }
  memcpy(string, bytes, size);
  string[size] = '\0';
  return string;
}

bool frame_read_ended(const struct frame_reader *reader) { return !reader->bad && reader->next == reader->end; }
