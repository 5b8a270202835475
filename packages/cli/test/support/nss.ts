import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ModuleTest } from './module.js';
import { type ProgramResult, runProgram } from './native.js';

/**
 * Makes an NSS database that has a PKCS#11 library, as Firefox or LibreOffice have one.
 *
 * @param test whose home it lies in
 * @param library path
 * @returns the database as NSS's programs name it, with what modutil said when it added the library
 */
export async function makeNssDatabase(
  test: ModuleTest,
  library: string,
): Promise<ProgramResult & { readonly database: string }> {
  const directory = join(test.home.dir, 'nss');
  const database = `sql:${directory}`;
  mkdirSync(directory);
  const made = await runProgram('certutil', ['-N', '-d', database, '--empty-password'], test.env);
  expect(made).toMatchObject({ code: 0 });
  const add = ['-dbdir', database, '-add', 'SmartCMD', '-libfile', library, '-force'];
  return { ...(await runProgram('modutil', add, test.env)), database };
}
