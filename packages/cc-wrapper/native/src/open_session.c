/* C_OpenSession (PKCS#11 v3.0 section 5.6): the handle tells from then on whose session it is. */
#include "describe.h"
#include "route.h"

/* The callback gets a handle as the library knows it, which the application knows only of the card: of others it gets none. No library
   that we know calls it. */
static CK_NOTIFY callback_for(const struct route *route, CK_NOTIFY notify) {
  return route->library == NULL || route->library->index == LIBRARY_CARD ? notify : NULL;
}

EXPORTED CK_RV C_OpenSession(CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication, CK_NOTIFY Notify, CK_SESSION_HANDLE_PTR phSession) {
  struct route route;
  CK_RV rv = route_slot(&route, __func__, slotID);
  if (rv == CKR_OK) rv = route.functions->C_OpenSession(route.handle, flags, pApplication, callback_for(&route, Notify), phSession);
  if (rv == CKR_OK) rv = route_opened(&route, phSession);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_OpenSession(route_begin(&line, &route, rv), slotID, flags, pApplication, Notify, phSession);
    route_end(&line, &route, rv);
  }
  return rv;
}
