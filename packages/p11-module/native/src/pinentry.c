#include "pinentry.h"

#include <stdatomic.h>
#include <stdlib.h>

/* What `pinentry` stands for may need a D-Bus session (that of GNOME) or a terminal. */
static const char *const programs[PINENTRY_PROGRAMS] = {"pinentry", "pinentry-qt", "pinentry-gtk-2", "pinentry-gnome3"};

static atomic_size_t shown = PINENTRY_PROGRAMS;

char *pinentry_find(size_t program) { return program < PINENTRY_PROGRAMS ? spawn_find(programs[program]) : NULL; }

void pinentry_init(struct command *command, size_t program) {
  const char *display = getenv("DISPLAY");
  command_init(command, pinentry_find(program), NULL, 0);
  if (display == NULL || display[0] == '\0') return;
  command_add(command, "--display");
  command_add(command, display);
}

void pinentry_note_shown(size_t program) { atomic_store(&shown, program); }

size_t pinentry_to_tell(void) {
  static const size_t order[PINENTRY_PROGRAMS] = {1, 2, 3, 0};
  const size_t known = atomic_load(&shown);
  if (known < PINENTRY_PROGRAMS) return known;
  for (size_t i = 0; i < PINENTRY_PROGRAMS; i++) {
    char *path = pinentry_find(order[i]);
    free(path);
    if (path != NULL) return order[i];
  }
  return PINENTRY_PROGRAMS;
}
