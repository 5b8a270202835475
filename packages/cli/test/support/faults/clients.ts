import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { LIBRARY, runProgram } from '../native.js';
import { storeFiles } from '../profile-files.js';
import { runCli, type TestHome } from '../run-cli.js';
import { type ClientResult, type FaultBench, OTHER_PROFILE, toldInLog } from './bench.js';
import type { TestLanguage } from './expected.js';
import type { Step } from './matrix.js';

/** Throws when a signature is not by the profile's key. */
export function expectSignature(home: TestHome, text: string, signature: Uint8Array): void {
  const leaf = new X509Certificate(readFileSync(storeFiles(home).certificate()));
  const key = createPublicKey(leaf.publicKey.export({ type: 'spki', format: 'pem' }));
  expect(verify('sha256', Buffer.from(text), key, signature), `the signature of ${text}`).toBe(true);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How a signature of the module is called: by its program, and the begin of the digest as AMA's client writes it. */
export const documentOf = (program: string, text: string): string =>
  `${program} ${createHash('sha256').update(text).digest('base64url').slice(0, 8)}`;

/** Error and remedy as the command line writes them at its end, on a line. */
const toldBy = (stderr: string): string =>
  /^(?:Error|Erro): ([\s\S]*)$/m.exec(stderr)?.[1]?.trim().replaceAll('\n', ' ') ?? '';

/**
 * `smartcmd`: setup for certificates, sign-hash for signatures.
 *
 * @param variables more of them for its environment
 */
export async function commandLine(
  bench: FaultBench,
  language: TestLanguage,
  step: Step,
  variables: Readonly<Record<string, string>> = {},
): Promise<ClientResult> {
  const env = { ...bench.env(language), ...variables };
  if (step.startsWith('certificate')) {
    const how = step === 'certificate' ? '--no-with-pin' : '--with-pin';
    const { code, stderr } = await runCli([...bench.setup(), '--profile', OTHER_PROFILE, how], { env });
    return { end: `exit ${code}`, told: toldBy(stderr), document: '' };
  }
  const texts = step.endsWith('-two') ? [bench.newText(), bench.newText()] : [bench.newText()];
  const names = texts.flatMap((_, index) => ['--document-name', `paper ${index + 1}`]);
  const args = ['sign-hash', ...texts.map(sha256), ...names, '--yes', '--format', 'json'];
  const { code, stdout, stderr } = await runCli(args, { env });
  if (code === 0) {
    const { signatures } = JSON.parse(stdout) as { signatures: { signature: string }[] };
    expect(signatures).toHaveLength(texts.length);
    for (const [index, { signature }] of signatures.entries())
      expectSignature(bench.home, texts[index] ?? '', Buffer.from(signature, 'base64'));
  } else {
    expect(stdout).not.toMatch(/"signature":/);
  }
  return { end: `exit ${code}`, told: toldBy(stderr), document: 'paper 1' };
}

/** `pkcs11-tool` with the module: looks for the certificate, where the profile has none, or signs. */
export async function pkcs11Tool(
  bench: FaultBench,
  language: TestLanguage,
  step: Step,
  home = bench.home,
): Promise<ClientResult> {
  const log = bench.place('pkcs11-tool.log');
  rmSync(log, { force: true });
  const env = { ...bench.env(language, home), SMARTCMD_LOG: log };
  // Longer than what pkcs11-tool gives to C_Sign: when that fails for whatever reason, it tries C_SignUpdate, which asks anew.
  const text = bench.newText().padEnd(5000);
  const end = step.startsWith('certificate') ? await listObjects(env) : await signFile(bench, env, text);
  await bench.nothingRuns(home);
  return { end, told: toldInLog(log, 0), document: documentOf('pkcs11-tool', text) };
}

/** A search that finds nothing is no failure of the application's. */
async function listObjects(env: Readonly<Record<string, string>>): Promise<string> {
  const { code, output } = await runProgram('pkcs11-tool', ['--module', LIBRARY, '-O'], env);
  expect(code, output).toBe(0);
  return output.includes('Private Key Object') ? 'the certificate' : 'nothing';
}

async function signFile(bench: FaultBench, env: Readonly<Record<string, string>>, text: string): Promise<string> {
  const [content, signature] = [bench.place('content'), bench.place('signature')];
  writeFileSync(content, text);
  rmSync(signature, { force: true });
  const args = ['--module', LIBRARY, '--sign', '--mechanism', 'SHA256-RSA-PKCS', '-i', content, '-o', signature];
  const { code, output } = await runProgram('pkcs11-tool', args, env);
  if (code === 0) {
    expectSignature(bench.home, text, readFileSync(signature));
    return 'CKR_OK';
  }
  expect(existsSync(signature) ? statSync(signature).size : 0, 'the size of the signature').toBe(0);
  return /rv = (CKR_\w+)/.exec(output)?.[1] ?? output;
}
