import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPki, type Pki } from '../../src/pki/pki.js';

const PEOPLE = [{ phone: '+351 912345678', name: 'Maria da Conceição Simões' }];
const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

let state: string;
let pki: Pki;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'cmd-simulator-pki-'));
  pki = await openPki(state, PEOPLE);
});
afterAll(() => rm(state, { recursive: true, force: true }));

function citizenOf(which: Pki): string {
  const identity = which.citizens.get('+351 912345678');
  if (identity === undefined) throw new Error('no citizen');
  return identity.certificate;
}

describe('the signing chain', () => {
  it('goes from the citizen over the intermediate to the root', () => {
    const [leaf, intermediate, root] = [
      citizenOf(pki),
      pki.signingIntermediate.certificate,
      pki.signingRoot.certificate,
    ].map((pem) => new X509Certificate(pem));
    expect(leaf?.checkIssued(intermediate as X509Certificate)).toBe(true);
    expect(leaf?.verify((intermediate as X509Certificate).publicKey)).toBe(true);
    expect(intermediate?.verify((root as X509Certificate).publicKey)).toBe(true);
    expect(root?.verify((root as X509Certificate).publicKey)).toBe(true);
    expect([leaf?.ca, intermediate?.ca, root?.ca]).toEqual([false, true, true]);
    expect(leaf?.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(leaf?.subject).toContain('CN=Maria da Conceição Simões');
    expect(leaf?.subject).toContain('serialNumber=BI12345678');
  });

  it('has a stranger whose issuer has the right name and the wrong key', () => {
    const stranger = new X509Certificate(pki.stranger.certificate);
    const intermediate = new X509Certificate(pki.signingIntermediate.certificate);
    expect(stranger.issuer).toBe(intermediate.subject);
    expect(stranger.verify(intermediate.publicKey)).toBe(false);
  });

  it.skipIf(!hasOpenssl)('is accepted by openssl in strict mode', () => {
    const path = (name: string) => join(state, 'pki', `${name}.pem`);
    const verify = (...args: string[]) => execFileSync('openssl', ['verify', '-x509_strict', ...args]).toString();
    const leaf = path('citizen-351912345678');
    const untrusted = ['-untrusted', path('signing-intermediate')];
    expect(verify('-CAfile', path('signing-root'), ...untrusted, leaf)).toContain('OK');
    expect(verify('-CAfile', path('tls-ca'), path('tls-server'))).toContain('OK');
    expect(() =>
      execFileSync('openssl', ['verify', '-CAfile', path('signing-root'), ...untrusted, path('stranger')], {
        stdio: 'pipe',
      }),
    ).toThrow();
  });

  it.skipIf(!hasOpenssl)(
    'has another key usage when the person is to have one, and not a stored certificate',
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'cmd-simulator-pki-'));
      await cp(join(state, 'pki'), join(directory, 'pki'), { recursive: true });
      const people = PEOPLE.map((person) => ({ ...person, keyUsage: ['digitalSignature', 'nonRepudiation'] as const }));
      const input = citizenOf(await openPki(directory, people));
      await rm(directory, { recursive: true });
      const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input }).toString();
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/);
    },
  );

  it.skipIf(!hasOpenssl)('has the extensions of a qualified signature certificate', () => {
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: citizenOf(pki) }).toString();
    expect(text).toMatch(/Key Usage: critical\s+Non Repudiation\n/);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toContain('Policy: 2.16.620.2.1.2.2.1');
    expect(text).toContain('Policy: 0.4.0.194112.1.2');
    expect(text).toMatch(/OCSP - URI:http:/);
    expect(text).toMatch(/CA Issuers - URI:http:/);
    expect(text).toMatch(/CRL Distribution Points:\s+Full Name:\s+URI:http:/);
    expect(text).toContain('Subject Key Identifier');
    expect(text).toContain('Authority Key Identifier');
    const structure = execFileSync('openssl', ['asn1parse', '-i'], { input: citizenOf(pki) }).toString();
    const offset =
      /qcStatements\s+(\d+):/.exec(structure)?.[1] ?? /qcStatements[\s\S]*?\n\s*(\d+):/.exec(structure)?.[1];
    const statements = execFileSync('openssl', ['asn1parse', '-strparse', String(offset)], {
      input: citizenOf(pki),
    }).toString();
    for (const oid of ['0.4.0.1862.1.1', '0.4.0.1862.1.4', '0.4.0.1862.1.6.1']) expect(statements).toContain(oid);
  });
});

describe('the other certificates', () => {
  it('name the loopback host, and the wrong ones do not', () => {
    const right = new X509Certificate(pki.tls.right.certificate);
    expect(right.checkHost('localhost')).toBe('localhost');
    expect(right.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(right.checkIP('::1')).toBe('::1');
    const wrongHost = new X509Certificate(pki.tls['tls-wrong-host'].certificate);
    expect(wrongHost.checkIP('127.0.0.1')).toBeUndefined();
    expect(wrongHost.checkHost('localhost')).toBeUndefined();
    expect(Date.parse(new X509Certificate(pki.tls['tls-expired'].certificate).validTo)).toBeLessThan(Date.now());
    const unknown = new X509Certificate(pki.tls['tls-unknown-ca'].certificate);
    expect(unknown.verify(new X509Certificate(pki.tlsCa.certificate).publicKey)).toBe(false);
  });

  it('include a self-signed RSA-2048 encryption certificate', () => {
    const encryption = new X509Certificate(pki.encryption.certificate);
    expect(encryption.subject).toBe('CN=CMD.assinatura');
    expect(encryption.verify(encryption.publicKey)).toBe(true);
    expect(encryption.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(encryption.checkPrivateKey(pki.encryption.privateKey)).toBe(true);
  });
});

describe('the stored PKI', () => {
  it('is readable by its owner only', async () => {
    expect((await stat(join(state, 'pki'))).mode & 0o777).toBe(0o700);
    for (const file of await readdir(join(state, 'pki'))) {
      expect((await stat(join(state, 'pki', file))).mode & 0o777, file).toBe(0o600);
    }
  });

  it('is used again, and only a new person gets a new certificate', async () => {
    const again = await openPki(state, [...PEOPLE, { phone: '+351 961111111', name: 'Rui Só' }]);
    expect(citizenOf(again)).toBe(citizenOf(pki));
    expect(again.tls.right.certificate).toBe(pki.tls.right.certificate);
    expect(again.encryption.certificate).toBe(pki.encryption.certificate);
    expect(again.citizens.get('+351 961111111')?.certificate).toContain('BEGIN CERTIFICATE');
  });

  it('gives a person of another name another certificate', async () => {
    const other = await copied('renamed');
    const renamed = await openPki(other, [{ phone: '+351 912345678', name: 'Maria Simões Outra' }]);
    expect(new X509Certificate(citizenOf(renamed)).subject).toContain('CN=Maria Simões Outra');
  });

  it.each([
    ['a damaged key', 'tls-server.key.pem', 'garbage'],
    ['an empty certificate', 'encryption.pem', ''],
    ['a missing certificate', 'tls-ca.pem', undefined],
    ['a root key that is not the certificate’s', 'signing-root.key.pem', 'tls-ca.key.pem'],
    ['a leaf key that is not the certificate’s', 'tls-server.key.pem', 'tls-ca.key.pem'],
  ])('replaces %s and all that depends on it', async (_what, file, content) => {
    const other = await copied(file);
    const path = join(other, 'pki', file);
    if (content === undefined) await rm(path);
    else if (content.endsWith('.pem')) await writeFile(path, await readFile(join(other, 'pki', content)));
    else await writeFile(path, content);

    const repaired = await openPki(other, PEOPLE);
    for (const identity of [repaired.tls.right, repaired.encryption, repaired.tlsCa, repaired.signingRoot]) {
      expect(new X509Certificate(identity.certificate).checkPrivateKey(identity.privateKey)).toBe(true);
    }
    const issuedBy = (leaf: string, ca: string) => new X509Certificate(leaf).verify(new X509Certificate(ca).publicKey);
    expect(issuedBy(repaired.tls.right.certificate, repaired.tlsCa.certificate)).toBe(true);
    expect(issuedBy(repaired.signingIntermediate.certificate, repaired.signingRoot.certificate)).toBe(true);
    expect(issuedBy(citizenOf(repaired), repaired.signingIntermediate.certificate)).toBe(true);
    const stored = await readFile(repaired.paths.encryption, 'utf8');
    expect(stored).toBe(repaired.encryption.certificate);
    createPrivateKey(await readFile(join(other, 'pki', 'tls-server.key.pem'), 'utf8'));
  });

  async function copied(name: string): Promise<string> {
    const other = join(state, `copy-${name}`);
    await mkdir(join(other, 'pki'), { recursive: true });
    for (const file of await readdir(join(state, 'pki'))) {
      await writeFile(join(other, 'pki', file), await readFile(join(state, 'pki', file)), { mode: 0o600 });
    }
    return other;
  }
});
