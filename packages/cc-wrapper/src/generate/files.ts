import { describeHeader, describeSource } from './describe.js';
import { functionTable } from './documentation.js';
import { forwarders, traceForwarders } from './forwarders.js';
import { functionLists, linkerMap, missingFunctions, tokenNames } from './lists.js';

/** Every generated file: its path from the package's folder, and what it has to hold. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['native/generated/describe.c', describeSource()],
    ['native/generated/describe.h', describeHeader()],
    ['native/generated/forwarders.c', forwarders()],
    ['native/generated/lists.c', functionLists()],
    ['native/generated/missing.c', missingFunctions()],
    ['native/generated/module.map', linkerMap()],
    ['native/generated/token-names.txt', tokenNames()],
    ['native/generated/trace_forwarders.c', traceForwarders()],
    ['docs/functions.md', functionTable()],
  ]);
}
