import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBRARY } from './native.js';
import { HEADERS } from './pkcs11js.js';

const source = fileURLToPath(new URL('../../../p11-module/native/src', import.meta.url));
/** What a library in the place of ours does wrong. */
export type Fault = 'is no PKCS#11 module' | keyof typeof FAULTS;

/** The body of a C function of that name; `real` is our library's list of functions. */
const FAULTS = {
  'crashes in C_Initialize': ['C_Initialize', '(void)arguments; abort();', '(void *arguments)'],
  'hangs in C_Initialize': ['C_Initialize', '(void)arguments; for (;;) pause();', '(void *arguments)'],
  'ends the process in C_Initialize': ['C_Initialize', '(void)arguments; _exit(0);', '(void *arguments)'],
  'refuses C_Initialize': ['C_Initialize', '(void)arguments; return CKR_HOST_MEMORY;', '(void *arguments)'],
  'is of somebody else': [
    'C_GetInfo',
    'CK_RV rv = real->C_GetInfo(info); memcpy(info->manufacturerID, "Somebody", 8); return rv;',
    '(CK_INFO *info)',
  ],
  'writes to stdout and has no slot': [
    'C_GetSlotList',
    '(void)present; (void)list; *count = 0; return write(1, "{\\"step\\":", 8) == 8 ? CKR_OK : CKR_GENERAL_ERROR;',
    '(CK_BBOOL present, CK_SLOT_ID *list, CK_ULONG *count)',
  ],
  'lacks a mechanism': [
    'C_GetMechanismList',
    'CK_RV rv = real->C_GetMechanismList(slot, list, count); if (list != NULL) --*count; return rv;',
    '(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count)',
  ],
  'lacks an object': [
    'C_FindObjects',
    'CK_RV rv = real->C_FindObjects(session, list, most, count); if (*count > 0) --*count; return rv;',
    '(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *list, CK_ULONG most, CK_ULONG *count)',
  ],
  'shows other certificates': [
    'C_GetAttributeValue',
    `CK_RV rv = real->C_GetAttributeValue(session, object, list, count);
     if (list->type == CKA_VALUE && list->pValue != NULL) ((CK_BYTE *)list->pValue)[list->ulValueLen - 1] ^= 1;
     return rv;`,
    '(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *list, CK_ULONG count)',
  ],
} as const satisfies Record<string, readonly [name: string, body: string, parameters: string]>;

/**
 * Compiles a library that forwards to ours, except in one function.
 *
 * @param fault what it does wrong
 * @param file where it goes; its directory is made
 */
export function writeStandIn(fault: Fault, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const code = `${file}.c`;
  writeFileSync(code, fault === 'is no PKCS#11 module' ? 'int nothing;\n' : standIn(fault));
  execFileSync('gcc', ['-shared', '-fPIC', '-D_GNU_SOURCE', '-I', source, '-isystem', HEADERS, '-o', file, code]);
}

function standIn(fault: keyof typeof FAULTS): string {
  const [name, body, parameters] = FAULTS[fault];
  return `
#include "cryptoki.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static CK_FUNCTION_LIST *real;
static CK_FUNCTION_LIST list;

static CK_RV fault${parameters} { ${body} }

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **found) {
  CK_C_GetFunctionList get = (CK_C_GetFunctionList)dlsym(dlopen(${JSON.stringify(LIBRARY)}, RTLD_NOW), "C_GetFunctionList");
  get(&real);
  list = *real;
  list.${name} = fault;
  *found = &list;
  return CKR_OK;
}
`;
}
