import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { makePublicDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { shellQuote } from '../files/shell-quote.js';
import { writeTogether } from '../files/write-together.js';
import { moduleTexts as texts } from '../messages/module.js';
import { note } from '../output/streams.js';
import { moveTokensTo } from '../store/change.js';
import { readConfig } from '../store/config-file.js';
import { storePaths } from '../store/paths.js';
import { say } from '../text.js';
import { BUILT, filesIn } from './files.js';

/**
 * Copies the PKCS#11 module and its agent to a place that stays the same across upgrades of smartcmd, and has all token
 * files name the agent there. What runs meanwhile keeps the files that it has loaded.
 *
 * @param prefix as typed; absent: `~/.local`
 * @param context language, and where the path of the installed library goes
 * @throws CliError `configuration`
 */
export function installModule(
  prefix: string | undefined,
  { language, print }: { readonly language: Language; readonly print: (line: string) => void },
): void {
  // Before anything is copied: with a config.json that cannot be read the tokens could not follow.
  readConfig();
  if (!existsSync(BUILT.library)) throw new CliError('configuration', texts.notBuilt, texts.buildRemedy);
  const directory = prefix === undefined ? storePaths().libraryDirectory : resolve(prefix, 'lib', 'smartcmd');
  const { library, agent } = filesIn(directory);
  makePublicDirectory(directory);
  const copies = [
    { path: agent, data: contentOf(BUILT.agent), mode: 0o644 },
    { path: library, data: contentOf(BUILT.library), mode: 0o755 },
  ];
  withFile(library, 'write', () => writeTogether(copies));
  const { files, skipped } = moveTokensTo(directory);

  print(library);
  note(say(texts.installed, language));
  for (const file of [agent, ...files]) note(`  ${file}`);
  for (const { name, problem } of skipped) note(say(texts.tokenSkipped, language, { name, problem }));
  if (files.length === 0 && skipped.length === 0) note(say(texts.noTokens, language));
  const quoted = shellQuote(library);
  note(`\n${say(texts.next, language)}`);
  note(`  pkcs11-tool --module ${quoted} --list-objects  # ${say(texts.nextList, language)}`);
  note(`  ${say(texts.nextLoad, language)}`);
}

function contentOf(file: string): Uint8Array {
  return withFile(file, 'read', () => readFileSync(file));
}
