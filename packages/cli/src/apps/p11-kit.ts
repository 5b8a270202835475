import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appProgramTexts as texts } from '../messages/apps-programs.js';
import { configHome } from '../store/paths.js';
import type { Application } from './application.js';
import { fileTarget, textOf } from './file-target.js';
import { isAnyInPath, presentLibraryFile } from './installed.js';
import type { LoadCheck } from './target.js';

/** p11-kit, which shows all its modules to the programs of GnuTLS and to those that load its proxy. */
export const p11Kit: Application = {
  id: 'p11-kit',
  name: 'p11-kit',
  find: () => ({
    installed: isAnyInPath('p11-kit', 'p11tool') || presentLibraryFile('libp11-kit.so.0') !== undefined,
    targets: [fileTarget({ path: join(directory(), 'smartcmd.module'), content, namedElsewhere, loadCheck })],
    notes: process.geteuid?.() === 0 ? [texts.p11KitRoot] : [],
  }),
};

const directory = (): string => join(configHome(), 'pkcs11', 'modules');

const content = (library: string): string =>
  `# By "smartcmd apps register p11-kit"; "smartcmd apps unregister p11-kit" takes it away.\nmodule: ${library}\n`;

/** It does not look into the home of root. */
const loadCheck = (library: string): LoadCheck | undefined =>
  process.geteuid?.() === 0
    ? undefined
    : {
        program: 'p11-kit',
        args: ['list-modules'],
        needsToken: false,
        shows: (output) => output.includes(library) && output.includes('library-manufacturer: SmartCMD'),
      };

/** Whether another file names it: with two, each program would see the token twice. */
function namedElsewhere(library: string): boolean {
  return modulesIn(directory()).some((file) => {
    const module = /^[ \t]*module[ \t]*:[ \t]*(.*?)[ \t]*$/m.exec(textOf(file) ?? '')?.[1];
    return module === library;
  });
}

function modulesIn(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => name.endsWith('.module'))
      .map((name) => join(path, name));
  } catch {
    return [];
  }
}
