import { existsSync, readFileSync, statSync } from 'node:fs';
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
import { localise, say } from '../text.js';
import { BUILT, filesIn } from './files.js';

/** As many as the module has room for, beside the card. */
const MAX_OTHERS = 15;
const NONE = 'none';

/** What was typed. */
export interface InstallRequest {
  /** Absent: `~/.local`. */
  readonly prefix: string | undefined;
  /** The library of the Citizen Card, or `none`; absent: as it was. */
  readonly card: string | undefined;
  /** Other libraries, or `none`; absent: as it was. */
  readonly also: readonly string[] | undefined;
}

/** Who is told. */
interface InstallContext {
  readonly language: Language;
  /** Where the path of the installed library goes. */
  readonly print: (line: string) => void;
  /** Whether what comes next is left out. */
  readonly brief?: boolean;
}

/**
 * Copies the PKCS#11 module and its agent to a place that stays the same across upgrades of smartcmd, and has all token
 * files name the agent there. What runs meanwhile keeps the files that it has loaded.
 *
 * @param request where to, and what is to stand behind the module
 * @param context who is told, and how much
 * @throws CliError `configuration`
 */
export function installModule(
  { prefix, card, also }: InstallRequest,
  { language, print, brief = false }: InstallContext,
): void {
  // Before anything is copied: with a config.json that cannot be read the tokens could not follow.
  readConfig();
  if (![BUILT.library, BUILT.cmdOnly].every(existsSync)) {
    throw new CliError('configuration', texts.notBuilt, texts.buildRemedy);
  }
  const settings = { cardModule: card && otherLibrary(card), modules: also && otherLibraries(also) };
  const directory = prefix === undefined ? storePaths().libraryDirectory : resolve(prefix, 'lib', 'smartcmd');
  const { library, cmdOnly, agent, enroller } = filesIn(directory);
  makePublicDirectory(directory);
  const copies = [
    { path: agent, data: contentOf(BUILT.agent), mode: 0o644 },
    { path: enroller, data: contentOf(BUILT.enroller), mode: 0o644 },
    { path: cmdOnly, data: contentOf(BUILT.cmdOnly), mode: 0o755 },
    { path: library, data: contentOf(BUILT.library), mode: 0o755 },
  ];
  withFile(library, 'write', () => writeTogether(copies));
  const { files, skipped } = moveTokensTo(directory, settings);

  print(library);
  note(say(texts.installed, language));
  for (const file of [cmdOnly, agent, enroller, ...files]) note(`  ${file}`);
  for (const { name, problem } of skipped) note(say(texts.tokenSkipped, language, { name, problem }));
  if (files.length === 0 && skipped.length === 0) note(say(texts.noTokens, language));
  if (brief) return;
  const quoted = shellQuote(library);
  note(`\n${say(texts.next, language)}`);
  note(`  pkcs11-tool --module ${quoted} --list-objects  # ${say(texts.nextList, language)}`);
  note(`  smartcmd apps register --all  # ${say(texts.nextApps, language)}`);
  note(`  ${say(texts.nextLoad, language)}`);
}

/** A library that is to stand behind ours: its absolute path, since programs load ours from anywhere. */
function otherLibrary(path: string): string {
  if (path === NONE) return path;
  const absolute = resolve(path);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isFile()) {
    throw new CliError(
      'configuration',
      localise(texts.noOtherLibrary, { library: absolute }),
      texts.otherLibraryRemedy,
    );
  }
  return absolute;
}

function otherLibraries(paths: readonly string[]): string[] {
  const found = paths.filter((path) => path !== NONE).map(otherLibrary);
  if (found.length > MAX_OTHERS) {
    throw new CliError('configuration', localise(texts.tooManyOthers, { most: MAX_OTHERS, count: found.length }));
  }
  return found;
}

function contentOf(file: string): Uint8Array {
  return withFile(file, 'read', () => readFileSync(file));
}
