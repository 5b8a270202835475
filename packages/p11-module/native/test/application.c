/* An application that does what it is told, line by line, for tests that change something between two calls: application MODULE.
   Each line is answered by one: the CK_RV in hexadecimal, and what the call gave.

     initialize                 and lists the slots
     finalize
     slots                      number=label of each slot, after asking for their number; an empty one has no label
     list                       the numbers of the slots, with nothing asked about them
     open PLACE                 with the slot at that place, from 0, of those listed last: the session's handle
     certificate SESSION        the first certificate's CKA_VALUE in hexadecimal
     login SESSION PIN
     begin SESSION MECHANISM    C_SignInit with the private key; the mechanism in hexadecimal
     update SESSION COUNT       C_SignUpdate with that many bytes
     final SESSION              the signature in hexadecimal
     sign SESSION TEXT          C_SignInit with CKM_SHA256_RSA_PKCS and C_Sign: the signature in hexadecimal
     event                      C_WaitForSlotEvent with CKF_DONT_BLOCK: the slot
     wait                       C_WaitForSlotEvent: the slot

   A line that begins with "& " is obeyed in a thread of its own, while further lines are; so does its answer begin. */
#include "cryptoki.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SLOTS 256
#define ASIDE "& "

static CK_FUNCTION_LIST *module;
/* As they were listed last. */
static CK_SLOT_ID slots[MAX_SLOTS];
static CK_ULONG slot_count;
/* The answer to the line that this thread obeys. */
static _Thread_local FILE *line_out;

static void print_hex(const CK_BYTE *bytes, CK_ULONG size) {
  (void)putc(' ', line_out);
  for (CK_ULONG i = 0; i < size; i++) (void)fprintf(line_out, "%02x", bytes[i]);
}

/* Between the result and the line's end. */
static void answer(CK_RV rv) { (void)fprintf(line_out, "0x%lx", rv); }

static CK_RV list_slots(void) {
  CK_RV rv = module->C_GetSlotList(CK_FALSE, NULL, &slot_count);
  slot_count = MAX_SLOTS;
  if (rv == CKR_OK) rv = module->C_GetSlotList(CK_FALSE, slots, &slot_count);
  if (rv != CKR_OK) slot_count = 0;
  return rv;
}

static void show_slots(void) {
  answer(list_slots());
  for (CK_ULONG i = 0; i < slot_count; i++) {
    CK_TOKEN_INFO info;
    const bool present = module->C_GetTokenInfo(slots[i], &info) == CKR_OK;
    (void)fprintf(line_out, " %lu=%.*s;", slots[i], present ? (int)sizeof info.label : 0, (const char *)info.label);
  }
}

static void show_list(void) {
  answer(list_slots());
  for (CK_ULONG i = 0; i < slot_count; i++) (void)fprintf(line_out, " %lu", slots[i]);
}

static CK_OBJECT_HANDLE find_class(CK_SESSION_HANDLE session, CK_OBJECT_CLASS class) {
  CK_ATTRIBUTE template = {CKA_CLASS, &class, sizeof class};
  CK_OBJECT_HANDLE object = CK_INVALID_HANDLE;
  CK_ULONG count = 0;
  if (module->C_FindObjectsInit(session, &template, 1) != CKR_OK) return CK_INVALID_HANDLE;
  (void)module->C_FindObjects(session, &object, 1, &count);
  (void)module->C_FindObjectsFinal(session);
  return count == 1 ? object : CK_INVALID_HANDLE;
}

static void open_session(CK_ULONG place) {
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  answer(place < slot_count ? module->C_OpenSession(slots[place], CKF_SERIAL_SESSION, NULL, NULL, &session) : CKR_SLOT_ID_INVALID);
  (void)fprintf(line_out, " %lu", session);
}

static void show_certificate(CK_SESSION_HANDLE session) {
  CK_BYTE value[8192];
  CK_ATTRIBUTE wanted = {CKA_VALUE, value, sizeof value};
  const CK_RV rv = module->C_GetAttributeValue(session, find_class(session, CKO_CERTIFICATE), &wanted, 1);
  answer(rv);
  if (rv == CKR_OK) print_hex(value, wanted.ulValueLen);
}

static CK_RV begin(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE type) {
  CK_MECHANISM mechanism = {type, NULL, 0};
  return module->C_SignInit(session, &mechanism, find_class(session, CKO_PRIVATE_KEY));
}

static CK_RV update(CK_SESSION_HANDLE session, CK_ULONG size) {
  CK_BYTE *part = calloc(size == 0 ? 1 : size, 1);
  if (part == NULL) return CKR_HOST_MEMORY;
  const CK_RV rv = module->C_SignUpdate(session, part, size);
  free(part);
  return rv;
}

static void finish(CK_RV rv, CK_SESSION_HANDLE session, char *text) {
  CK_BYTE signature[2048];
  CK_ULONG size = sizeof signature;
  if (rv == CKR_OK) {
    rv = text == NULL ? module->C_SignFinal(session, signature, &size)
                      : module->C_Sign(session, (CK_BYTE_PTR)text, strlen(text), signature, &size);
  }
  answer(rv);
  if (rv == CKR_OK) print_hex(signature, size);
}

static void wait_for_event(CK_FLAGS flags) {
  CK_SLOT_ID slot = 0;
  const CK_RV rv = module->C_WaitForSlotEvent(flags, &slot, NULL);
  answer(rv);
  if (rv == CKR_OK) (void)fprintf(line_out, " %lu", slot);
}

static void call(const char *command, CK_ULONG number, char *rest) {
  if (strcmp(command, "initialize") == 0) {
    const CK_RV rv = module->C_Initialize(NULL);
    answer(rv == CKR_OK ? list_slots() : rv);
  } else if (strcmp(command, "finalize") == 0) {
    answer(module->C_Finalize(NULL));
  } else if (strcmp(command, "slots") == 0) {
    show_slots();
  } else if (strcmp(command, "list") == 0) {
    show_list();
  } else if (strcmp(command, "open") == 0) {
    open_session(number);
  } else if (strcmp(command, "certificate") == 0) {
    show_certificate(number);
  } else if (strcmp(command, "login") == 0) {
    answer(module->C_Login(number, CKU_USER, (CK_UTF8CHAR_PTR)rest, strlen(rest)));
  } else if (strcmp(command, "begin") == 0) {
    answer(begin(number, strtoul(rest, NULL, 16)));
  } else if (strcmp(command, "update") == 0) {
    answer(update(number, strtoul(rest, NULL, 10)));
  } else if (strcmp(command, "final") == 0) {
    finish(CKR_OK, number, NULL);
  } else if (strcmp(command, "sign") == 0) {
    finish(begin(number, CKM_SHA256_RSA_PKCS), number, rest);
  } else if (strcmp(command, "event") == 0) {
    wait_for_event(CKF_DONT_BLOCK);
  } else if (strcmp(command, "wait") == 0) {
    wait_for_event(0);
  } else {
    (void)fprintf(line_out, "no such command");
  }
}

/* The answer goes out in one piece, with something before it. */
static void obey(char *line, const char *before) {
  char *end = NULL;
  char nothing[] = "";
  char *said = NULL;
  size_t size = 0;
  char *argument = strchr(line, ' ');
  if (argument != NULL) *argument++ = '\0';
  const CK_ULONG number = strtoul(argument == NULL ? nothing : argument, &end, 10);
  line_out = open_memstream(&said, &size);
  if (line_out == NULL) abort();
  call(line, number, *end == ' ' ? end + 1 : nothing);
  (void)fclose(line_out);
  (void)printf("%s%s\n", before, said);
  (void)fflush(stdout);
  free(said);
}

static void *obey_aside(void *line) {
  obey(line, ASIDE);
  free(line);
  return NULL;
}

int main(int count, char **arguments) {
  char line[4096];
  void *library = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
  if (library == NULL) {
    (void)fprintf(stderr, "%s\n", count == 2 ? dlerror() : "application MODULE");
    return EXIT_FAILURE;
  }
  CK_C_GetFunctionList get_list;
  *(void **)&get_list = dlsym(library, "C_GetFunctionList");
  if (get_list == NULL || get_list(&module) != CKR_OK) return EXIT_FAILURE;
  while (fgets(line, sizeof line, stdin) != NULL) {
    pthread_t thread;
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, ASIDE, strlen(ASIDE)) != 0) {
      obey(line, "");
    } else if (pthread_create(&thread, NULL, obey_aside, strdup(line + strlen(ASIDE))) != 0) {
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}
