export { CRYPTOKI, type CryptokiFunction } from './cryptoki/functions.js';
export type { Parameter, Role } from './cryptoki/parameter.js';
export { type Route, routeOf } from './cryptoki/routing.js';
export { generatedFiles } from './generate/files.js';
export { CallsUnderWay, type TracedCall } from './trace/calls.js';
export { parseEvent, type TraceEvent } from './trace/event.js';
export { type ErrorSummary, type FunctionSummary, SummaryCounter, type TraceSummary } from './trace/summary.js';
export { isObject, type Value, type ValueObject } from './trace/value.js';
