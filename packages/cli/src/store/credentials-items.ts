import { randomBytes } from 'node:crypto';
import { environmentLanguage } from '../environment.js';
import { secretServiceTexts as texts } from '../messages/secret-service.js';
import { note } from '../output/streams.js';
import { processStamp } from '../processes.js';
import { failureFrom, type SecretServiceFailure } from '../secret-service/failure.js';
import type { SecretService, SecretServiceOptions } from '../secret-service/secret-service.js';
import { say } from '../text.js';
import type { Credentials } from './credentials-file.js';
import { explained, type ItemName, idOf, SCHEMA, withService } from './credentials-item.js';
import { storePaths } from './paths.js';
import { itemLabel } from './profile-name.js';

/**
 * Keeps credentials in a new item, which counts once the profile names it.
 *
 * @param profile whose
 * @param credentials what is kept
 * @param options whether the person may be asked to unlock it, and what gives up
 * @returns the new item
 * @throws CliError `configuration` or `cancelled`
 */
export async function writeItem(
  profile: string,
  credentials: Credentials,
  options: SecretServiceOptions,
): Promise<ItemName> {
  const item = { profile, id: randomBytes(16).toString('hex') };
  const writer = processStamp(process.pid) ?? '';
  const secret = Buffer.from(JSON.stringify({ version: 1, ...credentials }));
  try {
    await explained(profile, texts.notWritten, () =>
      withService(options, (service) =>
        service.create(itemLabel(profile), { ...placeOf(profile), ...idOf(item), writer }, secret),
      ),
    );
    return item;
  } finally {
    secret.fill(0);
  }
}

/**
 * Removes the items of a profile that do not count: those before a change, and what processes left behind that were killed in the middle of one. Another process's
 * that is at work stays. What cannot be removed is said, and is no failure: the change is made.
 *
 * @param profile whose
 * @param kept the item that counts; absent: none
 * @param options whether the person may be asked to unlock it, and what gives up
 */
export async function removeItems(
  profile: string,
  kept: ItemName | undefined,
  options: SecretServiceOptions,
): Promise<void> {
  try {
    await withService(options, (service) => clean(service, profile, kept));
  } catch (error) {
    const failure = failureFrom(error);
    if (!failure) throw error;
    noteRemaining(profile, failure);
  }
}

/** Where there is no service, nothing can have been left in it. */
const WITHOUT_SERVICE: ReadonlySet<string> = new Set(['noBus', 'busForeign', 'busUnreachable', 'noService']);

/**
 * Removes what a move into the secret service left behind that was killed before the profile named it. As {@link removeItems}, but silent where
 * there is no service.
 *
 * @param profile one that names no item
 * @param options whether the person may be asked to unlock it, and what gives up
 */
export async function removeLeftItems(profile: string, options: SecretServiceOptions): Promise<void> {
  try {
    await withService(options, (service) => clean(service, profile, undefined));
  } catch (error) {
    const failure = failureFrom(error);
    if (!failure) throw error;
    if (!WITHOUT_SERVICE.has(failure.why)) noteRemaining(profile, failure);
  }
}

function noteRemaining(profile: string, { clause }: SecretServiceFailure): void {
  const values = { name: profile, problem: clause, label: itemLabel(profile) };
  note(say(texts.notRemoved, environmentLanguage(), values));
}

/**
 * Removes all items of a profile.
 *
 * @param profile whose
 * @param options whether the person may be asked to unlock it, and what gives up
 * @throws CliError `configuration` or `cancelled`; some may be there still
 */
export async function deleteItems(profile: string, options: SecretServiceOptions): Promise<void> {
  await explained(profile, texts.notRead, () => withService(options, (service) => clean(service, profile, undefined)));
}

async function clean(service: SecretService, profile: string, kept: ItemName | undefined): Promise<void> {
  for (const item of await service.find(placeOf(profile))) {
    const { config, id, writer = '' } = await service.attributesOf(item);
    // Of one that is locked, a service may tell no attributes, or other texts in their place.
    const isKept = kept !== undefined && (id === kept.id || config !== storePaths().config);
    if (!isKept && !isAtWork(writer)) await service.delete(item);
  }
}

/**
 * Removes one item that was written, and that no profile came to name.
 *
 * @param item what {@link writeItem} gave
 */
export async function discardItem(item: ItemName): Promise<void> {
  try {
    await withService({ mayAsk: false }, async (service) => {
      for (const found of await service.find(idOf(item))) await service.delete(found);
    });
  } catch {
    // The next change removes it; what matters now is the failure that led here.
  }
}

/** Whether a new item can be kept now; with nobody to ask, it must be unlocked already. */
export async function canKeepItems({ mayAsk, signal }: SecretServiceOptions): Promise<boolean> {
  try {
    return await withService({ mayAsk: false, signal }, (service) =>
      mayAsk ? service.hasCollection() : service.isReady(),
    );
  } catch (error) {
    if (failureFrom(error)) return false;
    throw error;
  }
}

/** Two configurations of a person may have profiles of one name. */
const placeOf = (profile: string) => ({ 'xdg:schema': SCHEMA, config: storePaths().config, profile });

function isAtWork(writer: string): boolean {
  const pid = Number(writer.split(':')[0]);
  return pid !== process.pid && processStamp(pid) === writer;
}
