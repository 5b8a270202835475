import { lstatSync } from 'node:fs';
import { readToken, type Token, TokenFileError } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { shellQuote } from '../files/shell-quote.js';
import { readTrustedBytes } from '../files/trusted-file.js';
import { tokenTexts as texts } from '../messages/token.js';
import { tokenFile } from '../store/paths.js';
import { profileFlag } from '../store/profile-name.js';
import { localise } from '../text.js';

/**
 * @param name of a profile that exists
 * @returns what its token file says
 * @throws CliError `configuration` when it is missing, damaged, or not to be believed: the module then ignores it too
 */
export function storedToken(name: string): Token {
  const file = tokenFile(name);
  const remedy = localise(texts.remedy, { flag: profileFlag(name) });
  const bytes = readTrustedBytes(file, false);
  if (bytes === undefined) throw new CliError('configuration', localise(texts.missing, { file, name }), remedy);
  if (lstatSync(file).isSymbolicLink()) {
    const removal = localise(texts.linkRemedy, { quoted: shellQuote(file), flag: profileFlag(name) });
    throw new CliError('configuration', localise(texts.link, { file }), removal);
  }
  try {
    return readToken(bytes);
  } catch (error) {
    if (!(error instanceof TokenFileError)) throw error;
    throw new CliError('configuration', localise(texts.broken, { file, problem: error.problem }), remedy);
  }
}
