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
