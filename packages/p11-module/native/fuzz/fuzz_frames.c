/* libFuzzer: any bytes as what an agent sends, read as the conversation reads them. clang -fsanitize=fuzzer,address,undefined. */
#include "clock.h"
#include "frames.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static unsigned char buffer[FRAME_MAX_PAYLOAD];
  int pair[2];
  if (size > 65536 || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return 0;
  if (send(pair[1], data, size, MSG_NOSIGNAL | MSG_DONTWAIT) < 0) size = 0;
  (void)close(pair[1]);
  struct frame frame;
  while (frames_receive(pair[0], -1, clock_after_ms(1000), buffer, &frame) == FRAME_OK) {
    struct frame_reader reader = frame_reader(&frame);
    (void)frame_read_integer(&reader, 8);
    while (!reader.bad && !frame_read_ended(&reader)) free(frame_read_string(&reader));
  }
  (void)close(pair[0]);
  return 0;
}
