import { CRYPTOKI, type CryptokiFunction } from '../cryptoki/functions.js';
import { bracketed, declared, NOTICE, named } from './c-code.js';

const OLD = CRYPTOKI.filter(({ since }) => since === '2.40');

const initialised = (functions: readonly CryptokiFunction[]): string =>
  functions.map(({ name }) => `    .${name} = ${name},`).join('\n');

/** The lists of functions that applications get (CK_FUNCTION_LIST of 2.40 and 3.0). */
export function functionLists(): string {
  return `/* The functions that an application gets. ${NOTICE} */
#include "lists.h"

CK_FUNCTION_LIST functions_2_40 = {
    .version = {2, 40},
${initialised(OLD)}
};

CK_FUNCTION_LIST_3_0 functions_3_0 = {
    .version = {3, 0},
${initialised(CRYPTOKI)}
};
`;
}

function stub(function_: CryptokiFunction): string {
  return [
    bracketed(`static CK_RV no_${function_.name}`, declared(function_), ' {'),
    ...named(function_).map((name) => `  (void)${name};`),
    '  return CKR_FUNCTION_NOT_SUPPORTED;',
    '}',
  ].join('\n');
}

/** An answer in place of each function that another library lacks, and the names by which its functions are found. */
export function missingFunctions(): string {
  return `/* Functions that a library does not have, and the names of all. ${NOTICE} */
#include "take.h"

${CRYPTOKI.map(stub).join('\n\n')}

_Static_assert(TAKE_2_40 == ${OLD.length} && TAKE_3_0 == ${CRYPTOKI.length}, "the lengths of the lists");

const CK_FUNCTION_LIST_3_0 take_nothing = {
${CRYPTOKI.map(({ name }) => `    .${name} = no_${name},`).join('\n')}
};

const char *const take_names[TAKE_3_0] = {
${CRYPTOKI.map(({ name }) => `    "${name}",`).join('\n')}
};
`;
}

/** What the linker lets out of the library. */
export function linkerMap(): string {
  return `/* ${NOTICE} */
{
  global:
${CRYPTOKI.map(({ name }) => `    ${name};`).join('\n')}
  local:
    *;
};
`;
}

/** Other names for what the CMD token and the router both call the same, for "objcopy --redefine-syms". */
export function tokenNames(): string {
  const lists = ['functions_2_40', 'functions_3_0'];
  // AddressSanitizer marks each variable with a symbol of its own.
  const names = [...CRYPTOKI.map(({ name }) => name), ...lists, ...lists.map((list) => `__odr_asan.${list}`)];
  return names.map((name) => `${name} cmd_${name}\n`).join('');
}
