/* Takes a call to the library whose slot or session it is about. */
#ifndef SMARTCMD_ROUTE_H
#define SMARTCMD_ROUTE_H

#include "handle_map.h"
#include "library.h"
#include "library_ask.h"
#include "log.h"
#include "text.h"

#include <stdbool.h>

#define EXPORTED __attribute__((visibility("default")))

/* The functions of the CMD token: its list, under the name that the build gives it here. */
extern CK_FUNCTION_LIST_3_0 cmd_functions_3_0;

struct route {
  const CK_FUNCTION_LIST_3_0 *functions;
  CK_ULONG handle;               /* of slot or session, as that library knows it */
  CK_ULONG seen;                 /* as the application knows it */
  const struct library *library; /* NULL: the CMD token, or nobody */
  struct log_call call;          /* not started: the call is not logged here. The CMD token logs its own */
};

/* Where a call goes that is about a slot, or a session. When it has returned, or was not made, route_left() must be told. */
CK_RV route_slot(struct route *route, const char *name, CK_SLOT_ID slot);
CK_RV route_session(struct route *route, const char *name, CK_SESSION_HANDLE session);
static inline void route_left(const struct route *route) {
  if (route->library != NULL) library_left(route->library, route);
}

/* The call has succeeded: C_CloseSession, C_CloseAllSessions, C_GetSessionInfo, C_OpenSession. The last may yet fail. */
void route_closed(const struct route *route);
void route_closed_all(const struct route *route);
void route_session_info(const struct route *route, CK_SESSION_INFO *info);
CK_RV route_opened(const struct route *route, CK_SESSION_HANDLE *session);

/* A line of the log about a call that has returned. */
struct route_line {
  struct text text;
  char bytes[1536];
};

static inline bool route_logs(const struct route *route) { return route->call.started != 0; }
struct text *route_begin(struct route_line *line, const struct route *route, CK_RV rv);
void route_end(struct route_line *line, const struct route *route, CK_RV rv);

#endif
