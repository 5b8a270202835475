import * as z from 'zod/mini';
import { CliError } from '../cli-error.js';
import { secretServiceTexts as texts } from '../messages/secret-service.js';
import { failureFrom, SecretServiceFailure, type WhyName } from '../secret-service/failure.js';
import { SecretService, type SecretServiceOptions } from '../secret-service/secret-service.js';
import { localise } from '../text.js';
import { type Credentials, CredentialsFields } from './credentials-file.js';
import { profileFlag } from './profile-name.js';

/** Ours among all items of a person, by the convention of libsecret. */
export const SCHEMA = 'pt.smartcmd.Credentials';

/** The item of a profile, as its profile names it. */
export interface ItemName {
  readonly profile: string;
  /** Random, and another for each change: the profile names the one that counts. */
  readonly id: string;
}

/**
 * @param item of a profile
 * @param options whether the person may be asked to unlock it, and what gives up
 * @returns the credentials in it
 * @throws CliError `configuration` or `cancelled`
 */
export async function readItem(item: ItemName, options: SecretServiceOptions): Promise<Credentials> {
  return explained(item.profile, texts.notRead, () =>
    withService(options, async (service) => {
      const [found] = await service.find(idOf(item));
      if (!found) throw new SecretServiceFailure('itemMissing');
      const secret = await service.secretOf(found);
      try {
        return credentialsIn(secret);
      } finally {
        secret.fill(0);
      }
    }),
  );
}

/**
 * Looks, without unlocking anything or asking anybody.
 *
 * @param item of a profile
 * @param signal gives up
 * @returns whether the service can give the item now
 * @throws CliError `configuration` when it cannot, with what to do
 */
export async function lookAtItem(item: ItemName, signal?: AbortSignal): Promise<'unlocked' | 'locked'> {
  return explained(item.profile, texts.notRead, () =>
    withService({ mayAsk: false, signal }, async (service) => {
      const [found] = await service.find(idOf(item));
      if (!found) throw new SecretServiceFailure('itemMissing');
      return found.isLocked ? 'locked' : 'unlocked';
    }),
  );
}

/** By what an item is found. */
export const idOf = ({ id }: ItemName) => ({ 'xdg:schema': SCHEMA, id });
function credentialsIn(secret: Buffer): Credentials {
  try {
    const { applicationId, username, password } = z.parse(CredentialsFields, JSON.parse(secret.toString('utf8')));
    return { applicationId, username, password };
  } catch {
    throw new SecretServiceFailure('itemUnreadable');
  }
}

/** Does something with the secret service. */
export async function withService<T>(
  options: SecretServiceOptions,
  work: (service: SecretService) => Promise<T>,
): Promise<T> {
  const service = await SecretService.open(options);
  try {
    return await work(service);
  } finally {
    service.close();
  }
}

const OUTSIDE = texts.remedySession;
const REMEDIES: Readonly<Record<WhyName, (typeof texts)[keyof typeof texts]>> = {
  noBus: OUTSIDE,
  busForeign: OUTSIDE,
  busUnreachable: OUTSIDE,
  noService: OUTSIDE,
  silent: texts.remedyOther,
  noCollection: texts.remedyAgain,
  locked: texts.remedyUnlock,
  dismissed: texts.remedyUnlock,
  unlockLate: texts.remedyUnlock,
  itemMissing: texts.remedyAgain,
  itemUnreadable: texts.remedyAgain,
  refused: texts.remedyOther,
  nonsense: texts.remedyOther,
};

/** A failure of the service as one sentence, which says where the credentials are, and what to do. */
export async function explained<T>(
  profile: string,
  sentence: typeof texts.notRead | typeof texts.notWritten,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = failureFrom(error);
    if (!failure) throw error;
    const flag = profileFlag(profile);
    const remedy = sentence === texts.notWritten ? texts.remedyFile : REMEDIES[failure.why];
    throw new CliError(
      failure.kind,
      localise(sentence, { name: profile, problem: failure.clause }),
      localise(remedy, { flag }),
    );
  }
}
