import { SmartCmdError } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { storeTexts } from '../messages/store.js';
import { localise } from '../text.js';
import type { Environment } from './profile.js';
import { profileFlag } from './profile-name.js';

/**
 * A simulator that has ended refuses connections, and one that was started again listens on another port: the person has
 * to start it and let the profile learn where, and need not look at the network.
 *
 * @param error what a call of the service threw
 * @param settings of the profile
 * @returns the error with that advice; undefined when it is not about that
 */
export function simulatorGone(
  error: unknown,
  settings: { readonly environment: Environment; readonly name: string },
): CliError | undefined {
  if (settings.environment !== 'simulator') return undefined;
  if (!(error instanceof SmartCmdError) || error.code !== 'network-refused') return undefined;
  const sentence = { en: error.sentence('en'), pt: error.sentence('pt') };
  return new CliError('service', sentence, localise(storeTexts.simulatorRemedy, { flag: profileFlag(settings.name) }));
}
