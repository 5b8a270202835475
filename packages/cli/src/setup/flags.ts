import type { Prompts } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { setupTexts as texts } from '../messages/setup.js';
import type { Place } from '../store/credentials.js';
import { localise } from '../text.js';
import type { ServiceName } from './endpoints.js';

/** What the person gave on the command line. */
export interface SetupFlags {
  readonly profile?: string | undefined;
  readonly environment?: 'production' | 'preproduction' | 'simulator' | undefined;
  readonly endpoint?: string | undefined;
  readonly service?: ServiceName | undefined;
  readonly phone?: string | undefined;
  readonly 'application-id'?: string | undefined;
  readonly username?: string | undefined;
  readonly 'password-file'?: string | undefined;
  readonly 'credentials-in'?: Place | undefined;
  readonly 'encryption-certificate'?: string | undefined;
  readonly 'tls-ca'?: string | undefined;
  readonly 'with-pin'?: boolean | undefined;
  readonly 'phone-approval'?: boolean | undefined;
  readonly 'newer-fields'?: boolean | undefined;
  readonly mechanisms?: string | undefined;
  readonly 'remember-signatures'?: string | undefined;
  readonly 'module-log'?: string | undefined;
  readonly prompts?: Prompts | undefined;
  readonly 'enrol-on-first-use': boolean;
  readonly 'simulator-state'?: string | undefined;
  readonly 'non-interactive': boolean;
}

/**
 * @param flags what is missing, as it has to be typed
 */
export function missingError(flags: readonly string[]): CliError {
  return new CliError('usage', localise(texts.missing, { flags: flags.join(', ') }), texts.missingRemedy);
}
