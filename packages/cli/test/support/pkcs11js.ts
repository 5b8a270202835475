import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBRARY, needNative, runProgram } from './native.js';

const directory = dirname(createRequire(import.meta.url).resolve('pkcs11js/package.json'));
const ADDON = join(directory, 'build', 'Release', 'pkcs11.node');
const APPLICATION = fileURLToPath(new URL('pkcs11js-application.mjs', import.meta.url));

/** The C headers of PKCS#11 that come with pkcs11js. */
export const HEADERS = join(directory, 'includes', 'pkcs11');

/**
 * Skips a test when the PKCS#11 module or pkcs11js is not compiled, or a program is not there; a failure in CI.
 *
 * @param skip of the test's context
 * @param programs that the test starts
 */
export function needPkcs11js(skip: (note: string) => void, ...programs: string[]): void {
  needNative(skip, ...programs);
  if (existsSync(ADDON)) return;
  if (process.env['CI']) throw new Error(`missing: ${ADDON}`);
  skip(`missing: ${ADDON}`);
}

/**
 * Runs an application that uses the module through pkcs11js: pkcs11js-application.mjs.
 *
 * @param request what it is to do
 * @param env its environment
 * @returns what it found
 * @throws Error with what it wrote, when it did not succeed
 */
export async function usePkcs11js<T>(request: object, env: Readonly<Record<string, string>>): Promise<T> {
  const args = [APPLICATION, LIBRARY, JSON.stringify(request)];
  const { code, output } = await runProgram(process.execPath, args, env);
  if (code !== 0) throw new Error(`exit code ${code}: ${output}`);
  return JSON.parse(output) as T;
}
