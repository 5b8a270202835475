import { buildDigestInfo, CertificateChain, hashByName } from '@smartcmd/cmd-client';
import { afterEach, expect, it, vi } from 'vitest';
import { CliError } from '../src/cli-error.js';
import { type Run, signRun } from '../src/sign-hash/run.js';
import { makeCertificate } from './support/certificate.js';

// What is told of a run of two requests in which the disk fills up behind the first: no test drives smartcmd to that very place.
afterEach(() => vi.restoreAllMocks());

const full = new CliError('configuration', { en: 'the disk is full', pt: 'o disco está cheio' });

/** @param keepsSecond whether the journal still takes the second signature, which cannot be handed over */
async function toldOf(keepsSecond: boolean): Promise<string> {
  const documents = ['a', 'b'].map((name) => {
    const hash = hashByName('sha256');
    return { name, hash, digestInfo: buildDigestInfo('sha256', new Uint8Array(32)) };
  });
  const [add, keep] = [vi.fn().mockResolvedValueOnce(undefined).mockRejectedValue(full), vi.fn()];
  if (!keepsSecond) keep.mockReturnValueOnce(undefined).mockThrow(full);
  const sink = { add, end: async () => {}, describe: () => {} };
  const journal = { id: 'run', holdsSignatures: true, add: keep, remove: () => {} };
  const profile = { name: 'default', chain: CertificateChain.parse(makeCertificate({ name: 'Maria' }).pem) };
  const signer = {
    async *sign() {
      for (const index of [0, 1]) yield [{ index, signature: new Uint8Array(256) }];
    },
  };
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const run = { profile, documents, sink, journal, signed: new Map() } as unknown as Run;
  const request = { language: 'en', yes: true, signal: new AbortController().signal };
  await expect(signRun(run, signer as never, request as never)).rejects.toBe(full);
  return stderr.mock.calls.map(([text]) => String(text)).join('');
}

it('that all are signed and kept, where only the writing failed', async () => {
  const told = await toldOf(true);
  expect(told).toMatch(/^All are signed\. .*--resume run$/m);
  expect(told).not.toContain('Not signed');
});

it('that there is a rest, where the journal could not take the last signature', async () => {
  const told = await toldOf(false);
  expect(told).toMatch(/^To sign the rest: .*--resume run$/m);
  expect(told).toMatch(/^Not signed: "b"$/m);
});
