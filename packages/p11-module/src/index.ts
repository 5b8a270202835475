export { compileToken, type TokenSource } from './token/compile.js';
export { describeToken } from './token/describe.js';
export { readToken } from './token/read.js';
export type { Attribute, Mechanism, Token, TokenObject } from './token/token.js';
export { NEVER_REVEALED } from './token/token.js';
export { TokenFileError } from './token/token-file-error.js';
