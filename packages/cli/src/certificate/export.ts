import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { writeFileAtomic } from '../files/atomic-write.js';
import { fileError } from '../files/file-error.js';
import { codeOf } from '../files/staged-file.js';
import { certificateTexts as texts } from '../messages/certificate.js';
import { note } from '../output/streams.js';
import { loadCertified } from '../store/profile.js';
import { localise, say } from '../text.js';

/** What the person asked for. */
export interface ExportFlags {
  readonly profile?: string | undefined;
  readonly chain: boolean;
  readonly format: 'pem' | 'der';
  /** `-` is stdout. */
  readonly output: string;
  readonly force: boolean;
}

/**
 * Writes the certificate of a profile.
 *
 * @throws CliError
 */
export async function exportCertificate(
  flags: ExportFlags,
  { language }: { readonly language: Language },
): Promise<void> {
  const { format, output, force } = flags;
  if (flags.chain && format === 'der') throw new CliError('usage', texts.chainInDer, texts.chainInDerRemedy);
  if (format === 'der' && output === '-' && process.stdout.isTTY) {
    throw new CliError('usage', texts.derToTerminal, texts.derToTerminalRemedy);
  }
  const { chain } = loadCertified(flags.profile);
  const data = format === 'der' ? chain.leaf.raw : flags.chain ? chain.toPem() : chain.leaf.toString();
  if (output === '-') {
    process.stdout.write(data);
    return;
  }
  write(output, data, force);
  note(say(texts.exported, language, { file: output }));
}

function write(file: string, data: string | Uint8Array, overwrite: boolean): void {
  try {
    writeFileAtomic(file, data, { overwrite });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw fileError(error, file, 'write');
    throw new CliError('usage', localise(texts.outputExists, { file }), texts.outputExistsRemedy);
  }
}
