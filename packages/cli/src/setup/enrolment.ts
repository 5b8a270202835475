import { CliError } from '../cli-error.js';
import { setupTexts as texts } from '../messages/setup.js';
import { type Config, storedProfile } from '../store/config-file.js';
import { enrolmentOf } from '../store/profile.js';
import { profileFlag } from '../store/profile-name.js';
import { localise } from '../text.js';

/**
 * Checks that a profile can wait for its certificate: one that has it would lose it.
 *
 * @param config config.json
 * @param name of the profile, which need not exist
 * @throws CliError `usage`
 */
export function assertMayEnrol(config: Config, name: string): void {
  if (!config.profiles.has(name) || isEnrolling(config, name)) return;
  const values = { name, flag: profileFlag(name) };
  throw new CliError('usage', localise(texts.hasCertificate, values), localise(texts.hasCertificateRemedy, values));
}

function isEnrolling(config: Config, name: string): boolean {
  try {
    return enrolmentOf(storedProfile(config, name)) !== undefined;
  } catch (error) {
    // One that cannot be used has nothing to lose.
    if (error instanceof CliError) return true;
    throw error;
  }
}
