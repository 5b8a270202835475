/* Signs "data" once and prints the CK_RV: the application that prompts.py puts on a terminal. With SMARTCMD_TEST_FORK set it forks a
   child that lives on while the question is open, and writes the child's number to a file of that name. */
#include "harness.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static void *fork_while_asking(void *file_name) {
  const int terminal = open("/dev/tty", O_RDWR | O_NOCTTY);
  struct termios now;
  while (tcgetattr(terminal, &now) == 0 && (now.c_lflag & (tcflag_t)ECHO) != 0) (void)usleep(20000);
  const pid_t child = fork();
  if (child == 0) {
    (void)setsid(); /* the end of the session is not its end */
    for (;;) (void)pause();
  }
  FILE *file = fopen(file_name, "w");
  if (file != NULL && fprintf(file, "%d\n", child) > 0) (void)fclose(file);
  return NULL;
}

int main(void) {
  char *file_name = getenv("SMARTCMD_TEST_FORK");
  pthread_t thread;
  if (initialize() != CKR_OK) return 1;
  if (file_name != NULL && pthread_create(&thread, NULL, fork_while_asking, file_name) != 0) return 1;
  const CK_RV rv = sign_data(open_session(0));
  (void)printf("0x%lx\n", rv);
  return C_Finalize(NULL) == CKR_OK ? 0 : 1;
}
