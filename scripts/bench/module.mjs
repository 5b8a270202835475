import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { numbers } from '../lib/measure.mjs';
import { compiler, nativeLibrary } from '../lib/native.mjs';
import { root } from '../lib/packages.mjs';

const directory = join(root, 'packages', 'p11-module');
const built = (name) => join(directory, 'native', 'build', 'bench', name);

/**
 * The PKCS#11 module with the program that measures libraries, which are built when there is a compiler.
 *
 * @returns undefined when there is none
 */
export function builtModule({ scratch, env }) {
  const library = join(directory, nativeLibrary);
  if (!compiler() || !existsSync(library)) return undefined;
  execFileSync('make', ['-C', join(directory, 'native'), '--no-print-directory', 'bench'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const measure = (env, ...args) => ({ program: built('measure'), args, env, cwd: scratch.directory });
  const askpass = built('askpass');
  // The question for the PIN is looked for in English.
  return { library, measure, askpass, env: { ...env, LC_ALL: 'C', SMARTCMD_ASKPASS: askpass } };
}

/** Streams two messages through a module whose agent runs already; milliseconds from C_SignInit to C_SignFinal. */
export function streamed({ library, measure, env }, small, large) {
  const warmUp = small + 1;
  const taken = numbers(measure(env, 'stream', library, ...[warmUp, small, large].map(String)));
  return { small: taken[small] / 1e6, large: taken[large] / 1e6 };
}
