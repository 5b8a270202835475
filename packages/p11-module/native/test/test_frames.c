/* The golden vectors, that the agent's tests read too: ours are written so, and what must be refused is. */
#include "../src/frames.c"

#include "harness.h"

#include <unistd.h>

#define LINE_SIZE 200000U

static unsigned char bytes[LINE_SIZE / 2];
static char line[LINE_SIZE];

/* The next line: its direction ("to-agent" or "from-agent") and its bytes; their number, or 0 at the end. */
static size_t next_vector(FILE *file, char direction[16], char **hex) {
  char name[128];
  int at = 0;
  do {
    if (fgets(line, sizeof line, file) == NULL) return 0;
  } while (line[0] == '#' || sscanf(line, "%127s %15s %n", name, direction, &at) < 2);
  *hex = line + at;
  size_t size = 0;
  while (sscanf(*hex + 2 * size, "%2hhx", &bytes[size]) == 1) size++;
  return size;
}

static void test_written(void) {
  test("each frame to the agent is written as in the vectors");
  char direction[16];
  char *hex = NULL;
  FILE *file = fopen("../test/golden/frames.txt", "r");
  CHECK(file != NULL);
  if (file == NULL) return;
  for (size_t size = next_vector(file, direction, &hex); size > 0; size = next_vector(file, direction, &hex)) {
    static unsigned char buffer[FRAME_MAX_PAYLOAD];
    unsigned char written[LINE_SIZE / 2];
    struct frame frame;
    int pair[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    CHECK(send(pair[0], bytes, size, 0) == (ssize_t)size);
    CHECK(frames_receive(pair[1], -1, clock_after_ms(1000), buffer, &frame) == FRAME_OK);
    /* In two parts, as an ANSWER is sent. */
    const size_t first = frame.size > 0 ? 1 : 0;
    const struct iovec parts[2] = {{buffer, first}, {buffer + first, frame.size - first}};
    CHECK(frames_send(pair[0], frame.type, frame.operation, parts, 2));
    CHECK(recv(pair[1], written, sizeof written, 0) == (ssize_t)size && memcmp(written, bytes, size) == 0);
    (void)close(pair[0]);
    (void)close(pair[1]);
  }
  (void)fclose(file);
}

static void test_refused(void) {
  test("each frame from the agent that must be refused ends the connection");
  char direction[16];
  char *hex = NULL;
  int refused = 0;
  FILE *file = fopen("../test/golden/refused-frames.txt", "r");
  CHECK(file != NULL);
  if (file == NULL) return;
  for (size_t size = next_vector(file, direction, &hex); size > 0; size = next_vector(file, direction, &hex)) {
    if (strcmp(direction, "from-agent") != 0) continue;
    hex[2 * size] = '\0';
    CHECK(setenv("SMARTCMD_TEST_RAW", hex, 1) == 0);
    start_over("raw", NULL);
    const CK_RV rv = sign_data(open_session(0));
    if (rv != CKR_DEVICE_ERROR) (void)fprintf(stderr, "%s\n", line);
    CHECK_RV(CKR_DEVICE_ERROR, rv);
    CHECK(journal_has("END"));
    refused++;
  }
  CHECK(refused > 10);
  (void)fclose(file);
}

int main(void) {
  test_written();
  test_refused();
  return report();
}
