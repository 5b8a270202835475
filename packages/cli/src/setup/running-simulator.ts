import { join, resolve } from 'node:path';
import type { EncryptionCertificate } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { CliError } from '../cli-error.js';
import { shellQuote } from '../files/shell-quote.js';
import { readTrustedFile } from '../files/trusted-file.js';
import { setupTexts as texts } from '../messages/setup.js';
import { storePaths } from '../store/paths.js';
import { localise } from '../text.js';
import { readEncryptionCertificate, readTlsAnchors } from './checks.js';

const Ready = z.object({
  url: z.string(),
  legacyUrl: z.string(),
  tlsCa: z.string(),
  encryptionCertificate: z.string(),
  applicationId: z.string(),
  username: z.string(),
  password: z.string(),
  accounts: z.array(z.object({ phone: z.string(), pin: z.string() })).check(z.minLength(1)),
});

/** What a running simulator says of itself. */
export interface RunningSimulator {
  readonly url: string;
  readonly legacyUrl: string;
  readonly tlsAnchors: string;
  readonly encryptionCertificate: EncryptionCertificate;
  readonly applicationId: string;
  readonly username: string;
  readonly password: string;
  /** At least one. */
  readonly phones: readonly string[];
}

/**
 * Reads the ready.json of a running simulator, and the certificates that it names.
 *
 * @param directory its state directory; absent: the usual one
 * @throws CliError `configuration`
 */
export function readRunningSimulator(directory?: string): RunningSimulator {
  const file = join(resolve(directory ?? storePaths().simulatorState), 'ready.json');
  const state = directory === undefined ? '' : ` --state ${shellQuote(directory)}`;
  const remedy = localise(texts.noSimulatorRemedy, { state });
  const text = readTrustedFile(file, false);
  if (text === undefined) throw new CliError('configuration', localise(texts.noSimulator, { file }), remedy);
  const { tlsCa, encryptionCertificate, accounts, ...rest } = parse(text, file, remedy);
  return {
    ...rest,
    tlsAnchors: readTlsAnchors(tlsCa),
    encryptionCertificate: readEncryptionCertificate(encryptionCertificate),
    phones: accounts.map(({ phone }) => phone),
  };
}

function parse(text: string, file: string, remedy: CliError['remedy']): z.output<typeof Ready> {
  try {
    return Ready.parse(JSON.parse(text));
  } catch {
    throw new CliError('configuration', localise(texts.readyWrong, { file }), remedy);
  }
}
