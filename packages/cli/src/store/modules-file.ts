import { existsSync } from 'node:fs';
import type { Config } from './config-file.js';
import { storePaths } from './paths.js';

const FIRST_LINE = 'SmartCMD modules 1';

/**
 * The file from which the PKCS#11 module learns which others stand behind it (cc-wrapper's docs/modules-file.md): it reads no JSON.
 *
 * @param config says which
 * @returns the file and what to write into it; nothing when there is nothing to say, and no older file that says something else
 */
export function modulesFileOf({ cardModule, modules }: Config): { path: string; data: string }[] {
  const path = storePaths().modulesFile;
  const lines = [
    ...(cardModule === undefined ? [] : [`card ${cardModule}`]),
    ...modules.map((each) => `module ${each}`),
  ];
  if (lines.length === 0 && !existsSync(path)) return [];
  return [{ path, data: [FIRST_LINE, ...lines, ''].join('\n') }];
}
