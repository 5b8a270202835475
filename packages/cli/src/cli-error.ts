import type { Localised } from '@smartcmd/cmd-client';

/** What kind of failure it is; decides the exit code (see exit-codes.ts). */
export type CliErrorKind =
  /** The command line or its input is wrong. */
  | 'usage'
  /** A file or setting of this machine is missing, wrong or cannot be written. */
  | 'configuration'
  /** Credentials, PIN or OTP were refused. */
  | 'refused'
  /** The service or the network failed. */
  | 'service'
  /** The person said no. */
  | 'cancelled'
  /** An answer came, and it must not be believed. */
  | 'untrusted'
  /** A signal ended the command. */
  | 'interrupted'
  /** Something that nobody planned for. */
  | 'unexpected';

/** A failure of the command line itself, with its sentence and remedy in both languages. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly kind: CliErrorKind;
  /** What happened. */
  readonly sentence: Localised;
  /** What to do about it. */
  readonly remedy: Localised | undefined;

  /**
   * @param kind decides the exit code
   * @param sentence what happened, already filled in (see `localise` in text.ts)
   * @param remedy what to do about it
   */
  constructor(kind: CliErrorKind, sentence: Localised, remedy?: Localised) {
    super(sentence.en);
    this.kind = kind;
    this.sentence = sentence;
    this.remedy = remedy;
  }
}
