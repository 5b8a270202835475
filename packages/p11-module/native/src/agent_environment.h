/* The environment of the agent: only what it may need (docs/agent-protocol.md). */
#ifndef SMARTCMD_AGENT_ENVIRONMENT_H
#define SMARTCMD_AGENT_ENVIRONMENT_H

/* Returns an array, ended by NULL, that the caller frees; its strings are those of the process. NULL: no memory. */
char **agent_environment(void);

#endif
