import type { Language } from '@smartcmd/cmd-client';

/** The forms in which signatures are given. */
export const SIGNATURE_FORMATS = ['base64', 'hex', 'raw', 'json'] as const;
export type SignatureFormat = (typeof SIGNATURE_FORMATS)[number];

/** What the command line of `sign-hash` asks for. */
export interface SignHashRequest {
  /** Digests as typed; `-` stands for those of stdin. */
  readonly digests: readonly string[];
  readonly files: readonly string[];
  readonly algorithm: string;
  /** Whether the digests are whole DigestInfos. */
  readonly digestInfo: boolean;
  readonly documentNames: readonly string[];
  readonly format: SignatureFormat;
  /** A file, a directory, or `-` for stdout; absent: where an interrupted run had its signatures go. */
  readonly output: string | undefined;
  /** Whether output files may be replaced. */
  readonly force: boolean;
  readonly profile: string | undefined;
  readonly askpass: string | undefined;
  readonly yes: boolean;
  /** Whether an interrupted run is continued, which the one digest names; it brings all of the above but askpass and yes, and output and force unless they are given. */
  readonly resume: boolean;
  /** Whether it is forgotten instead. */
  readonly discard: boolean;
  readonly language: Language;
  /** Ends the command. */
  readonly signal: AbortSignal;
}
