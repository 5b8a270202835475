#include "route.h"

#include "library_slots.h"
#include "router.h"
#include "slot_map.h"
#include "text_writer.h"

static CK_RV to_cmd(struct route *route, CK_ULONG handle) {
  route->functions = &cmd_functions_3_0;
  route->handle = handle;
  return CKR_OK;
}

static CK_RV to_library(struct route *route, size_t index, CK_ULONG handle, CK_RV otherwise) {
  route->call = log_begin(route->call.name);
  route->library = library_slots_ready(index);
  if (route->library == NULL) return otherwise;
  library_entered(route->library, route);
  route->functions = &route->library->functions;
  route->handle = handle;
  return CKR_OK;
}

static CK_RV refuse(struct route *route, CK_RV rv) {
  route->call = log_begin(route->call.name);
  return rv;
}

CK_RV route_slot(struct route *route, const char *name, CK_SLOT_ID slot) {
  *route = (struct route){.seen = slot, .call = {.name = name}};
  if (!router_is_on()) return refuse(route, CKR_CRYPTOKI_NOT_INITIALIZED);
  bool of_cmd = false;
  size_t library = 0;
  CK_SLOT_ID real = 0;
  if (!slot_map_inward(slot, &of_cmd, &library, &real)) return refuse(route, CKR_SLOT_ID_INVALID);
  return of_cmd ? to_cmd(route, real) : to_library(route, library, real, CKR_SLOT_ID_INVALID);
}

CK_RV route_session(struct route *route, const char *name, CK_SESSION_HANDLE session) {
  *route = (struct route){.seen = session, .call = {.name = name}};
  if (!router_is_on()) return refuse(route, CKR_CRYPTOKI_NOT_INITIALIZED);
  size_t owner = HANDLE_TAG(session);
  CK_SESSION_HANDLE real = HANDLE_REST(session);
  if (owner == HANDLE_TAG_TABLE && !handle_map_inward(session, &owner, &real)) return refuse(route, CKR_SESSION_HANDLE_INVALID);
  if (owner == HANDLE_TAG_CMD) return to_cmd(route, real);
  if (owner < LIBRARIES_MAX) return to_library(route, owner, real, CKR_SESSION_HANDLE_INVALID);
  return refuse(route, CKR_SESSION_HANDLE_INVALID);
}

static size_t owner_of(const struct route *route) { return route->library == NULL ? HANDLE_TAG_CMD : route->library->index; }

void route_closed(const struct route *route) { handle_map_closed(route->seen); }

void route_closed_all(const struct route *route) { handle_map_closed_slot(owner_of(route), route->handle); }

void route_session_info(const struct route *route, CK_SESSION_INFO *info) {
  if (info == NULL) return;
  if (route->library == NULL) {
    info->slotID += SLOT_MAP_CMD;
  } else if (!slot_map_outward(route->library->index, info->slotID, &info->slotID)) {
    info->slotID = CK_UNAVAILABLE_INFORMATION;
  }
}

CK_RV route_opened(const struct route *route, CK_SESSION_HANDLE *session) {
  /* A library that minds nothing. */
  if (session == NULL) return CKR_ARGUMENTS_BAD;
  const CK_SESSION_HANDLE real = *session;
  if (handle_map_outward(owner_of(route), route->handle, real, session)) return CKR_OK;
  (void)route->functions->C_CloseSession(real);
  return CKR_HOST_MEMORY;
}

struct text *route_begin(struct route_line *line, const struct route *route, CK_RV rv) {
  text_begin(&line->text, TEXT_LOG, line->bytes, sizeof line->bytes, rv);
  if (route->library != NULL) text_put(&line->text, "%s: ", route->library->name);
  return &line->text;
}

void route_end(struct route_line *line, const struct route *route, CK_RV rv) {
  (void)log_end(&route->call, rv, "%s%s", line->bytes, line->text.truncated ? " …" : "");
}
