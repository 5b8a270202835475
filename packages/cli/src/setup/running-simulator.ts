import { join, resolve } from 'node:path';
import { applicationIdOf, type EncryptionCertificate, normalisePhone } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { CliError } from '../cli-error.js';
import { shellQuote } from '../files/shell-quote.js';
import { readTrustedFile } from '../files/trusted-file.js';
import { setupTexts as texts } from '../messages/setup.js';
import { storePaths } from '../store/paths.js';
import { localise } from '../text.js';
import { checkedPassword, checkedUsername, readEncryptionCertificate, readTlsAnchors } from './checks.js';
import { customEndpoint } from './endpoints.js';

/** A text that passes one of the checks that a value typed by the person has to pass; they throw. */
const textOf = (check: (text: string) => string): z.ZodMiniType<string, unknown> =>
  z.pipe(z.string(), z.transform(check));

/** What goes wrong in here is not the person's mistake, so they are told of the file and not of the value. */
const Ready = z.object({
  url: textOf((text) => customEndpoint(text, 'scmd').endpoint),
  legacyUrl: textOf((text) => customEndpoint(text, 'ccmovel').endpoint),
  tlsCa: z.string(),
  encryptionCertificate: z.string(),
  applicationId: textOf(applicationIdOf),
  username: textOf(checkedUsername),
  password: textOf(checkedPassword),
  accounts: z.array(z.object({ phone: textOf(normalisePhone), pin: z.string() })).check(z.minLength(1)),
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
