import type { CryptokiFunction } from './functions.js';

/** Where the router takes a call: to the library of a session or of a slot, or to all of them by code that is written by hand. */
export type Route = 'session' | 'slot' | 'joined';

// C_OpenSession goes by its slot, and is written by hand since its result is a session that must be told from others.
const JOINED = new Set(['C_OpenSession', 'C_WaitForSlotEvent']);

/**
 * @param function_ of the table
 * @returns where the router takes it
 */
export function routeOf(function_: CryptokiFunction): Route {
  const role = function_.parameters[0]?.role;
  if (JOINED.has(function_.name)) return 'joined';
  return role === 'session' || role === 'slot' ? role : 'joined';
}

/** What the router has to do when such a call has succeeded: an expression in C that gives nothing. */
export const AFTERWARDS: Readonly<Record<string, string>> = {
  C_CloseSession: 'route_closed(&route)',
  C_CloseAllSessions: 'route_closed_all(&route)',
  C_GetSessionInfo: 'route_session_info(&route, pInfo)',
};
