import { CRYPTOKI } from '../cryptoki/functions.js';
import { type Route, routeOf } from '../cryptoki/routing.js';
import { NOTICE } from './c-code.js';

const WHERE: Readonly<Record<Route, string>> = {
  session: "the session's library",
  slot: "the slot's library",
  joined: 'the router',
};

// What the CMD token does itself; everything else it refuses.
const BY_CMD = new Set([
  ...['C_Initialize', 'C_Finalize', 'C_GetInfo', 'C_GetFunctionList', 'C_GetInterfaceList', 'C_GetInterface'],
  ...['C_GetSlotList', 'C_GetSlotInfo', 'C_GetTokenInfo', 'C_GetMechanismList', 'C_GetMechanismInfo'],
  ...['C_WaitForSlotEvent', 'C_OpenSession', 'C_CloseSession', 'C_CloseAllSessions', 'C_GetSessionInfo'],
  ...['C_Login', 'C_LoginUser', 'C_Logout', 'C_SessionCancel', 'C_GetObjectSize', 'C_GetAttributeValue'],
  ...['C_FindObjectsInit', 'C_FindObjects', 'C_FindObjectsFinal'],
  ...['C_SignInit', 'C_Sign', 'C_SignUpdate', 'C_SignFinal'],
]);

/** The table of the documentation: who answers each function. */
export function functionTable(): string {
  const rows = CRYPTOKI.map((function_) => {
    const { name, since } = function_;
    return `| \`${name}\` | ${since} | ${WHERE[routeOf(function_)]} | ${BY_CMD.has(name) ? 'yes' : 'no'} |`;
  });
  return `# Functions

<!-- ${NOTICE} -->

Who answers a call to \`libsmartcmd.so\`. The Citizen Card's library, and every other one, answers what it has; a function that it lacks is
\`CKR_FUNCTION_NOT_SUPPORTED\`. For slots and sessions of the CMD, so is each function that says _no_ (\`CKR_FUNCTION_NOT_PARALLEL\` for
\`C_GetFunctionStatus\` and \`C_CancelFunction\`).

| Function | since | goes to | CMD |
| -------- | ----- | ------- | --- |
${rows.join('\n')}
`;
}
