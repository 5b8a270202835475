import { CRYPTOKI, type CryptokiFunction } from '../cryptoki/functions.js';
import type { Parameter } from '../cryptoki/parameter.js';
import { AFTERWARDS, routeOf } from '../cryptoki/routing.js';
import { bracketed, declared, NOTICE, named } from './c-code.js';

const entry = (function_: CryptokiFunction): string =>
  bracketed(`EXPORTED CK_RV ${function_.name}`, declared(function_), ' {');

const description = (function_: CryptokiFunction, text: string): string =>
  bracketed(`    describe_${function_.name}`, [text, ...named(function_)], ';');

function routed(function_: CryptokiFunction): string {
  const { name } = function_;
  const [handle = '', ...others] = named(function_);
  const afterwards = AFTERWARDS[name];
  return [
    entry(function_),
    '  struct route route;',
    `  CK_RV rv = route_${routeOf(function_)}(&route, "${name}", ${handle});`,
    bracketed(`  if (rv == CKR_OK) rv = route.functions->${name}`, ['route.handle', ...others], ';'),
    ...(afterwards ? [`  if (rv == CKR_OK) ${afterwards};`] : []),
    '  route_left(&route);',
    '  if (route_logs(&route)) {',
    '    struct route_line line;',
    description(function_, 'route_begin(&line, &route, rv)'),
    '    route_end(&line, &route, rv);',
    '  }',
    '  return rv;',
    '}',
  ].join('\n');
}

/** What notes, before a call, how much room there is for what it fills: a library may say afterwards that it was more. */
function noted({ name, role, sizes }: Parameter): string[] {
  const [count, room] = sizes;
  switch (role) {
    case 'slot-list':
    case 'mechanism-list':
      return [`  trace_note_list(&call, ${name}, ${count});`];
    case 'object-list':
      return [`  trace_note_room(&call, ${room});`];
    case 'answers':
      return [`  trace_note_template(&call, ${name}, ${count});`];
    default:
      return [];
  }
}

/** What hands out the lists of functions is written by hand. */
const LISTS = new Set(['C_GetFunctionList', 'C_GetInterfaceList', 'C_GetInterface']);

function traced(function_: CryptokiFunction): string {
  const { name } = function_;
  const called = LISTS.has(name) ? `trace_${name}` : `trace_target()->${name}`;
  return [
    entry(function_),
    '  struct trace_call call;',
    `  trace_begin(&call, "${name}");`,
    ...function_.parameters.flatMap(noted),
    bracketed(`  const CK_RV rv = ${called}`, named(function_), ';'),
    '  if (trace_returned(&call, rv)) {',
    description(function_, '&call.text'),
    '    trace_end(&call, rv);',
    '  }',
    '  return rv;',
    '}',
  ].join('\n');
}

/** The entries of the router that take a call to the library of its slot or session. */
export function forwarders(): string {
  const entries = CRYPTOKI.filter((function_) => routeOf(function_) !== 'joined').map(routed);
  return `/* Each call to the library of its slot or session. ${NOTICE} */
#include "describe.h"
#include "route.h"

${entries.join('\n\n')}
`;
}

/** The entries of the trace library. */
export function traceForwarders(): string {
  const entries = CRYPTOKI.map(traced);
  return `/* Each call to the library that is watched, and into the trace. ${NOTICE} */
#include "describe.h"
#include "trace.h"

${entries.join('\n\n')}
`;
}
