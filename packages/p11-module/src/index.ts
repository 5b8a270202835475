export { type AgentOptions, runAgent } from './agent/agent.js';
export type { EnrolFlow } from './agent/enrolment-operation.js';
export { AgentError } from './agent/failure.js';
export { type Greeting, greetAgent, type Welcome } from './agent/greet.js';
export { CKA, CKM, CKO, CKR, type CkrName, nameOf } from './cryptoki/constants.js';
export {
  hashesOf,
  SIGNING_MECHANISMS,
  type SigningMechanism,
  signingMechanism,
} from './cryptoki/signing-mechanisms.js';
export { FrameError } from './frames/frame.js';
export { compileEnrollingToken, compileToken, type Enrolment, type TokenSource } from './token/compile.js';
export { describeToken } from './token/describe.js';
export { PROMPTS, type Prompts } from './token/prompts.js';
export { classOf, readToken } from './token/read.js';
export { type Attribute, type Mechanism, NEVER_REVEALED, type Token, type TokenObject } from './token/token.js';
export { TokenFileError } from './token/token-file-error.js';
