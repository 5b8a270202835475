import { CRYPTOKI, type CryptokiFunction } from '../cryptoki/functions.js';
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
    '  if (route_logs(&route)) {',
    '    struct route_line line;',
    description(function_, 'route_begin(&line, &route, rv)'),
    '    route_end(&line, &route, rv);',
    '  }',
    '  return rv;',
    '}',
  ].join('\n');
}

function traced(function_: CryptokiFunction): string {
  const { name } = function_;
  return [
    entry(function_),
    '  struct trace_call call;',
    `  trace_begin(&call, "${name}");`,
    bracketed(`  const CK_RV rv = trace_target()->${name}`, named(function_), ';'),
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

const LISTS = new Set(['C_GetFunctionList', 'C_GetInterfaceList', 'C_GetInterface']);

/** The entries of the trace library: all but those that hand out the lists of functions. */
export function traceForwarders(): string {
  const entries = CRYPTOKI.filter(({ name }) => !LISTS.has(name)).map(traced);
  return `/* Each call to the library that is watched, and into the trace. ${NOTICE} */
#include "describe.h"
#include "trace.h"

${entries.join('\n\n')}
`;
}
