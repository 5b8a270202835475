import type { Language } from '@smartcmd/cmd-client';

/** The forms in which signatures are given. */
export type SignatureFormat = 'base64' | 'hex' | 'raw' | 'json';

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
  /** A file, a directory, or `-` for stdout. */
  readonly output: string;
  /** Whether output files may be replaced. */
  readonly force: boolean;
  readonly profile: string | undefined;
  readonly askpass: string | undefined;
  readonly yes: boolean;
  readonly language: Language;
  /** Ends the command. */
  readonly signal: AbortSignal;
}
