import type { Language } from '@smartcmd/cmd-client';
import { describeToken, readToken, type Token, TokenFileError } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { readTrustedBytes } from '../files/trusted-file.js';
import { tokenTexts as texts } from '../messages/token.js';
import { readConfig } from '../store/config-file.js';
import { tokenFile } from '../store/paths.js';
import { chosenProfile, profileFlag } from '../store/profile.js';
import { localise } from '../text.js';

/**
 * @param profile as typed; absent: the default profile
 * @param language of the person
 * @returns what the token file of a profile says, for a person
 * @throws CliError `configuration` when it is missing, damaged, or not to be believed: the module then ignores it too
 */
export function tokenAsText(profile: string | undefined, language: Language): string {
  const name = chosenProfile(readConfig(), profile);
  const file = tokenFile(name);
  const remedy = localise(texts.remedy, { flag: profileFlag(name) });
  const bytes = readTrustedBytes(file, false);
  if (bytes === undefined) throw new CliError('configuration', localise(texts.missing, { file, name }), remedy);
  return describeToken(tokenIn(bytes, file, remedy), language).trimEnd();
}

function tokenIn(bytes: Uint8Array, file: string, remedy: CliError['remedy']): Token {
  try {
    return readToken(bytes);
  } catch (error) {
    if (!(error instanceof TokenFileError)) throw error;
    throw new CliError('configuration', localise(texts.broken, { file, problem: error.problem }), remedy);
  }
}
