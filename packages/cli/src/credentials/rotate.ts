import { applicationIdOf, type Language, SmartCmdError } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { credentialsTexts as texts } from '../messages/credentials.js';
import { note } from '../output/streams.js';
import type { SecretServiceOptions } from '../secret-service/secret-service.js';
import { checkedUsername } from '../setup/checks.js';
import { readPassword } from '../setup/password-file.js';
import { readConfig } from '../store/config-file.js';
import { serviceOf } from '../store/connect.js';
import { credentialsOf, type Place, placeOf } from '../store/credentials.js';
import { replaceCredentials } from '../store/credentials-change.js';
import type { Credentials } from '../store/credentials-file.js';
import { chosenProfile, type ProfileSettings, type StoredSettings, settingsOf } from '../store/profile.js';
import { simulatorGone } from '../store/simulator-gone.js';
import { say } from '../text.js';

/** What the person gave on the command line. */
export interface RotateFlags {
  readonly profile?: string | undefined;
  readonly 'application-id'?: string | undefined;
  readonly username?: string | undefined;
  readonly 'password-file'?: string | undefined;
  readonly 'credentials-in'?: Place | undefined;
  readonly 'non-interactive': boolean;
}

/** Who is being talked to. */
interface RotateContext {
  readonly language: Language;
  /** Gives up; the present credentials stay then. */
  readonly signal: AbortSignal;
}

type Given = { readonly [Part in keyof Credentials]?: Credentials[Part] | undefined };

/**
 * Replaces the credentials of a profile, once the service has accepted the new ones.
 *
 * @throws CliError or SmartCmdError; the present credentials stay then
 */
export async function rotate(flags: RotateFlags, context: RotateContext): Promise<void> {
  const { language, signal } = context;
  const config = readConfig();
  const settings = settingsOf(config, chosenProfile(config, flags.profile));
  const options = { mayAsk: !flags['non-interactive'], signal };
  const given = await givenBy(flags, language);
  const credentials = await completed(given, settings, options, flags, context);
  await tried({ ...settings, credentials }, context);
  const place = flags['credentials-in'] ?? placeOf(settings);
  await replaceCredentials(settings.name, { credentials, place }, options);
  note(say(texts.rotated, language, { name: settings.name }));
}

async function givenBy(flags: RotateFlags, language: Language): Promise<Given> {
  const { 'application-id': id, username, 'password-file': file } = flags;
  return {
    applicationId: id === undefined ? undefined : applicationIdOf(id),
    username: username === undefined ? undefined : checkedUsername(username),
    password: file === undefined ? undefined : await readPassword(file, language),
  };
}

/** What was given, what the person answers, and the present credentials for the rest. */
async function completed(
  given: Given,
  settings: StoredSettings,
  options: SecretServiceOptions,
  { 'non-interactive': mute }: RotateFlags,
  { language, signal }: RotateContext,
): Promise<Credentials> {
  const { applicationId, username, password } = given;
  if (applicationId !== undefined && username !== undefined && password !== undefined) {
    return { applicationId, username, password };
  }
  const canAsk = !mute && process.stdin.isTTY && process.stderr.isTTY;
  const isNew = applicationId !== undefined || username !== undefined || password !== undefined;
  if (!canAsk && !isNew) throw new CliError('usage', texts.nothingNew, texts.nothingNewRemedy);
  const present = await presentOrNothing(settings, options, canAsk, language);
  if (!canAsk) return { ...(present as Credentials), ...definedIn(given) };
  const { Questions } = await import('../setup/questions.js');
  const questions = new Questions(language, signal);
  return {
    applicationId: applicationId ?? (await questions.applicationId(present?.applicationId)),
    username: username ?? (await questions.username(present?.username)),
    password: password ?? (await questions.password(present?.password)),
  };
}

/** Who can be asked for all of them does not need the present ones, which may be what is broken. */
async function presentOrNothing(
  settings: StoredSettings,
  options: SecretServiceOptions,
  canAsk: boolean,
  language: Language,
): Promise<Credentials | undefined> {
  try {
    return await credentialsOf(settings, options);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    // Its own remedy may be this very command.
    if (!canAsk) throw new CliError(error.kind, error.sentence, texts.allOrPresent);
    note(error.sentence[language]);
    return undefined;
  }
}

function definedIn(given: Given): Partial<Credentials> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Asks the service for the account's certificate, as setup does: it lets nobody in with wrong credentials. */
async function tried(settings: ProfileSettings, { language, signal }: RotateContext): Promise<void> {
  const { phone } = settings;
  if (phone === undefined) {
    note(say(texts.untried, language));
    return;
  }
  note(say(texts.trying, language, { host: new URL(settings.endpoint).host }));
  const service = serviceOf(settings);
  try {
    await service.getCertificate(phone, { signal });
  } catch (error) {
    // Such an account gives its certificate only with the PIN; that the service said so means that it let us in.
    const onlyWithPin = error instanceof SmartCmdError && error.code === 'account-without-signature';
    if (settings.certificateWithPin && onlyWithPin) return;
    note(say(texts.oldKept, language));
    throw simulatorGone(error, settings) ?? error;
  } finally {
    service.close();
  }
}
