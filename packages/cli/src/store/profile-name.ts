import { CliError } from '../cli-error.js';
import { storeTexts } from '../messages/store.js';
import { localise } from '../text.js';

/** The profile that is made when nothing else is said. */
export const FIRST_PROFILE = 'default';

/**
 * At most 63 characters: a token file has room for no more (p11-module's docs/token-file.md).
 *
 * @param name as typed
 * @returns the same, safe as part of a file name
 * @throws CliError `usage`
 */
export function checkedProfileName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(name)) return name;
  throw new CliError(
    'usage',
    localise(storeTexts.profileNameInvalid, { name: name.slice(0, 80) }),
    localise(storeTexts.profileNameRemedy),
  );
}

/**
 * @param name of a profile
 * @returns what has to be added to a command so that it means this profile
 */
export function profileFlag(name: string): string {
  return ` --profile ${name}`;
}

/**
 * @param profile name of a profile
 * @returns the name under which the desktop's own program lists its credentials, in any language
 */
export function itemLabel(profile: string): string {
  return `SmartCMD: ${profile}`;
}
