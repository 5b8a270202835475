export { type AgentOptions, runAgent } from './agent/agent.js';
export { AgentError } from './agent/failure.js';
export { CKR, type CkrName } from './cryptoki/constants.js';
export { FrameError } from './frames/frame.js';
export { compileToken, type TokenSource } from './token/compile.js';
export { describeToken } from './token/describe.js';
export { readToken } from './token/read.js';
export { type Attribute, type Mechanism, NEVER_REVEALED, type Token, type TokenObject } from './token/token.js';
export { TokenFileError } from './token/token-file-error.js';
