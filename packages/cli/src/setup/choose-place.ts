import { hasDisplay } from '../doctor/dialog-programs.js';
import type { SecretServiceOptions } from '../secret-service/secret-service.js';
import { type Place, placeOf } from '../store/credentials.js';
import type { StoredSettings } from '../store/profile.js';
import type { Destination } from './draft.js';
import type { SetupFlags } from './flags.js';

/**
 * Decides where the credentials of a profile are kept: where the person says, else where they are. Those of a new profile go to the secret service
 * where there is a desktop that has one, and to a file on a server, where nobody could unlock it; what a simulator gives is no secret.
 *
 * @param flags what was given
 * @param present the profile as it is
 * @param destination which service it will speak to
 * @param options whether the person may be asked to unlock the secret service, and what gives up
 */
export async function choosePlace(
  flags: SetupFlags,
  present: StoredSettings | undefined,
  { environment }: Destination,
  options: SecretServiceOptions,
): Promise<Place> {
  const wanted = flags['credentials-in'];
  if (wanted !== undefined) return wanted;
  if (present) return placeOf(present);
  if (environment === 'simulator' || !hasDisplay()) return 'file';
  const { canKeepItems } = await import('../store/credentials-items.js');
  return (await canKeepItems(options)) ? 'secret-service' : 'file';
}
