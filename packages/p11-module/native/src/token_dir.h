/* The directory of token files. */
#ifndef SMARTCMD_TOKEN_DIR_H
#define SMARTCMD_TOKEN_DIR_H

#include <stddef.h>

/* The longest name of a profile, and so of a token file without its ending. */
#define TOKEN_DIR_NAME_MAX 63

/* Works out the path from the environment: $XDG_DATA_HOME/smartcmd/tokens, else $HOME/.local/share/smartcmd/tokens. */
void token_dir_configure(void);

/* The path, or NULL if the environment has none. */
const char *token_dir_path(void);

/* Calls `found` for each token file, sorted by name, with the open directory, the file's name and the profile's.
   A directory that does not exist has none. */
void token_dir_scan(void (*found)(int directory, const char *file, const char *profile));

#endif
