import { CRYPTOKI, type CryptokiFunction } from '../cryptoki/functions.js';
import type { Parameter } from '../cryptoki/parameter.js';
import { bracketed, declared, NOTICE } from './c-code.js';

/** What writes the members of a structure, by its type. */
const STRUCTURES: Readonly<Record<string, string>> = {
  CK_INFO_PTR: 'text_info',
  CK_SLOT_INFO_PTR: 'text_slot_info',
  CK_TOKEN_INFO_PTR: 'text_token_info',
  CK_MECHANISM_INFO_PTR: 'text_mechanism_info',
  CK_SESSION_INFO_PTR: 'text_session_info',
  CK_FUNCTION_LIST_PTR_PTR: 'text_function_list',
  CK_INTERFACE_PTR_PTR: 'text_interface',
};

/** The call of text.h that writes a parameter; undefined where another parameter's call says it. */
function writing({ name, type, role, sizes }: Parameter): string | undefined {
  const rest = sizes.length > 0 ? `, ${sizes.join(', ')}` : '';
  switch (role) {
    case 'size':
      return undefined;
    case 'slot':
    case 'session':
    case 'object':
    case 'number':
    case 'room':
      return `text_number(text, "${name}", ${name})`;
    case 'flags':
      return `text_flags(text, "${name}", ${name})`;
    case 'mechanism-type':
      return `text_mechanism_type(text, "${name}", ${name})`;
    case 'secret':
      return `text_secret(text, "${name}", ${name})`;
    case 'data':
    case 'output':
    case 'template':
    case 'answers':
      return `text_${role}(text, "${name}", ${name}${rest})`;
    case 'mechanism':
      return `text_mechanism(text, "${name}", ${name})`;
    case 'slot-result':
    case 'session-result':
    case 'object-result':
    case 'number-result':
      return `text_result(text, "${name}", ${name})`;
    case 'slot-list':
    case 'object-list':
      return `text_list(text, "${name}", ${name}, "${sizes[0]}", ${sizes[0]})`;
    case 'mechanism-list':
      return `text_mechanism_list(text, "${name}", ${name}, "${sizes[0]}", ${sizes[0]})`;
    case 'version':
      return `text_version(text, "${name}", ${name})`;
    case 'text':
      return `text_label(text, "${name}", ${name})`;
    case 'name':
    case 'initialize':
      return `text_${role}(text, "${name}", ${name})`;
    case 'structure': {
      const writer = STRUCTURES[type];
      return writer ? `${writer}(text, "${name}", ${name})` : `text_given(text, "${name}", ${name} != NULL)`;
    }
    case 'opaque':
      return `text_given(text, "${name}", ${name} != NULL)`;
  }
}

const head = (function_: CryptokiFunction, end: string): string =>
  bracketed(`void describe_${function_.name}`, ['struct text *text', ...declared(function_)], end);

function body(function_: CryptokiFunction): string {
  const mentioned = function_.parameters.map(writing);
  const unused = function_.parameters.filter(
    ({ name, role }) => role === 'size' && !mentioned.some((line) => line?.includes(`, ${name}`)),
  );
  return [
    head(function_, ' {'),
    ...unused.map(({ name }) => `  (void)${name};`),
    ...mentioned.filter((line) => line !== undefined).map((line) => `  ${line};`),
    '}',
  ].join('\n');
}

/** The functions with which the call log writes the arguments of a call, by name. */
export function describeHeader(): string {
  return `/* How the arguments of each call are logged. ${NOTICE} */
#ifndef SMARTCMD_DESCRIBE_H
#define SMARTCMD_DESCRIBE_H

#include "text.h"

${CRYPTOKI.map((function_) => head(function_, ';')).join('\n')}

#endif
`;
}

/** Their code. */
export function describeSource(): string {
  return `/* ${NOTICE} */
#include "describe.h"

${CRYPTOKI.map(body).join('\n\n')}
`;
}
