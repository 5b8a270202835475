import type { Localised } from '@smartcmd/cmd-client';
import type { CliErrorKind } from '../cli-error.js';
import { BusError, BusTimeout } from '../dbus/bus.js';
import { ProtocolError } from '../dbus/value.js';
import { secretServiceTexts as texts } from '../messages/secret-service.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise, type TextValues } from '../text.js';

/** Why the secret service did not do what it was asked: a clause, to be put after what it was asked for. */
export class SecretServiceFailure extends Error {
  override readonly name = 'SecretServiceFailure';
  readonly why: WhyName;
  /** Such as "it is locked". */
  readonly clause: Localised;

  /**
   * @param why decides clause, exit code and remedy
   * @param values for the clause
   */
  constructor(why: WhyName, values: TextValues = {}) {
    super(why);
    this.why = why;
    this.clause = localise(texts[why], values);
  }

  /** What kind of failure of the command line it is. */
  get kind(): CliErrorKind {
    return this.why === 'dismissed' || this.why === 'unlockLate' ? 'cancelled' : 'configuration';
  }
}

/** All that can be wrong with it. */
export type WhyName =
  | 'noBus'
  | 'busForeign'
  | 'busUnreachable'
  | 'noService'
  | 'silent'
  | 'noCollection'
  | 'locked'
  | 'dismissed'
  | 'unlockLate'
  | 'itemMissing'
  | 'itemUnreadable'
  | 'refused'
  | 'nonsense';

const ERROR = 'org.freedesktop.DBus.Error.';
const BY_ERROR_NAME: Readonly<Record<string, WhyName>> = {
  [`${ERROR}ServiceUnknown`]: 'noService',
  [`${ERROR}NameHasNoOwner`]: 'noService',
  [`${ERROR}NoReply`]: 'silent',
  [`${ERROR}Timeout`]: 'silent',
  [`${ERROR}TimedOut`]: 'silent',
  'org.freedesktop.Secret.Error.IsLocked': 'locked',
  'org.freedesktop.Secret.Error.NoSuchObject': 'itemMissing',
  [`${ERROR}UnknownObject`]: 'itemMissing',
};

/**
 * @param error whatever a call over the bus threw
 * @returns the same as a failure of the secret service; undefined when it is none
 */
export function failureFrom(error: unknown): SecretServiceFailure | undefined {
  if (error instanceof SecretServiceFailure) return error;
  if (error instanceof BusTimeout) return new SecretServiceFailure('silent');
  if (error instanceof ProtocolError || error instanceof RangeError) return new SecretServiceFailure('nonsense');
  if (isSystemError(error)) return new SecretServiceFailure('busUnreachable', { reason: systemReason(error) });
  if (!(error instanceof BusError)) return undefined;
  const { errorName, message } = error;
  // The bus was to start the service, and could not.
  if (errorName.startsWith(`${ERROR}Spawn.`)) return new SecretServiceFailure('noService');
  return new SecretServiceFailure(BY_ERROR_NAME[errorName] ?? 'refused', {
    error: `${errorName}: ${message}`.slice(0, 200),
  });
}
