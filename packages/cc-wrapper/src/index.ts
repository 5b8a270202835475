export { CRYPTOKI, type CryptokiFunction } from './cryptoki/functions.js';
export type { Parameter, Role } from './cryptoki/parameter.js';
export { type Route, routeOf } from './cryptoki/routing.js';
export { generatedFiles } from './generate/files.js';
