/* An askpass program that takes no time, or $BENCH_TYPING_MS for the PIN: that from $BENCH_PIN, the code of the last SMS in $BENCH_OUTBOX
   (the simulator's). */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int answer(const char *text, size_t size) {
  if (write(STDOUT_FILENO, text, size) != (ssize_t)size) return EXIT_FAILURE;
  return write(STDOUT_FILENO, "\n", 1) == 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int answer_code(void) {
  static const char name[] = "\"otp\":\"";
  const char *path = getenv("BENCH_OUTBOX");
  const int fd = path == NULL ? -1 : open(path, O_RDONLY);
  if (fd < 0) return EXIT_FAILURE;
  char text[4096];
  const off_t end = lseek(fd, 0, SEEK_END);
  const off_t start = end > (off_t)sizeof text ? end - (off_t)sizeof text : 0;
  const ssize_t size = pread(fd, text, sizeof text, start);
  const char *code = NULL;
  for (ssize_t i = 0; i + (ssize_t)sizeof name + 6 <= size; i++) {
    if (memcmp(text + i, name, sizeof name - 1) == 0) code = text + i + sizeof name - 1;
  }
  return code == NULL ? EXIT_FAILURE : answer(code, 6);
}

/* As a person would. */
static void type(void) {
  const char *typing = getenv("BENCH_TYPING_MS");
  const long ms = typing == NULL ? 0 : strtol(typing, NULL, 10);
  const struct timespec pause = {ms / 1000, ms % 1000 * 1000000};
  (void)nanosleep(&pause, NULL);
}

int main(void) {
  const char *kind = getenv("SMARTCMD_ASKPASS_KIND");
  const char *pin = getenv("BENCH_PIN");
  if (kind == NULL || pin == NULL) return EXIT_FAILURE;
  if (strcmp(kind, "pin") == 0) {
    type();
    return answer(pin, strlen(pin));
  }
  return strcmp(kind, "otp") == 0 ? answer_code() : EXIT_FAILURE;
}
