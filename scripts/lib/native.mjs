import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { runChild } from './child.mjs';
import { announce, StepFailure } from './progress.mjs';

const step = 'build';
const remedy = 'correct the errors above';

/** What native code is compiled with here, or undefined: everything else works without. */
export function compiler(environment = process.env) {
  const cc = environment.CC || 'cc';
  return [cc, 'make'].every((program) => onPath(program, environment)) ? cc : undefined;
}

/** Whether a file of a package is made by its makefile, be it by a build or by a test. */
export const isNativeOutput = (directory, file) => relative(directory, file).startsWith(join('native', 'build', '/'));

/** The library of the package for the CMD alone, which the other package's stands in front of. */
export const nativeLibrary = join('native', 'build', 'libsmartcmd-cmd.so');
export const routerLibrary = join('native', 'build', 'libsmartcmd.so');
/** That of the same package which watches another library. */
export const traceLibrary = join('native', 'build', 'libsmartcmd-trace.so');

/** Compiles the native code of a package that has some. Without a compiler it says so, and what to install. */
export async function buildNative({ directory, manifest }) {
  const native = join(directory, 'native');
  if (!existsSync(join(native, 'Makefile'))) return;
  if (!compiler()) {
    announce(step, `${manifest.name}: the PKCS#11 module was not built: install the packages gcc, libc6-dev and make`);
    return;
  }
  announce(step, `make (${manifest.name})`);
  const { code, lines } = await runChild('make', ['-C', native, '--no-print-directory'], { capture: 'all' });
  if (code === 0) return;
  const reason = `"make" in ${native} ended with exit code ${code}; its last lines were`;
  throw new StepFailure(step, reason, { remedy, lines, exitCode: code });
}

function onPath(program, { PATH = '' }) {
  return PATH.split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
