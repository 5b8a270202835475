#include "command.h"

#include "environment.h"

#include <stdlib.h>
#include <string.h>

void command_init(struct command *command, char *program, char *const changes[], size_t count) {
  *command = (struct command){.program = program, .environment = environment_with(changes, count)};
  command->complete = command->program != NULL && command->environment != NULL;
  command->spawn = (struct spawn){
      .program = command->program,
      .arguments = command->arguments,
      .environment = command->environment,
      /* Warnings about themes and buses are nothing for the application's standard error. */
      .descriptors = {SPAWN_NULL, SPAWN_NULL, SPAWN_NULL, SPAWN_NONE},
  };
  command_add(command, program == NULL ? "" : program);
}

void command_take(struct command *command, char *argument) {
  if (argument == NULL || command->count == COMMAND_MAX_ARGUMENTS) {
    free(argument);
    command->complete = false;
    return;
  }
  command->arguments[command->count++] = argument;
}

void command_add(struct command *command, const char *argument) { command_take(command, strdup(argument)); }

void command_free(struct command *command) {
  for (size_t i = 0; i < command->count; i++) free(command->arguments[i]);
  free(command->environment);
  free(command->program);
}
