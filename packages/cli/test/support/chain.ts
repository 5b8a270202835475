import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles } from './profile-files.js';
import type { TestHome } from './run-cli.js';

/** The chain of the default profile, and files of it as other programs want them. */
export interface Chain {
  readonly leaf: X509Certificate;
  /** Leaf, intermediate, root. */
  readonly all: readonly X509Certificate[];
  /** PEM files: the leaf; the leaf's public key (SubjectPublicKeyInfo); the issuers, root last; the root. */
  readonly files: {
    readonly leaf: string;
    readonly publicKey: string;
    readonly issuers: string;
    readonly root: string;
  };
}

/** Reads the chain that setup wrote, and writes the files into the home. */
export function writeChain(home: TestHome): Chain {
  const pem = readFileSync(storeFiles(home).certificate(), 'utf8');
  const all = pem
    .split(/(?<=-----END CERTIFICATE-----)/)
    .filter((text) => text.includes('BEGIN'))
    .map((text) => new X509Certificate(text));
  const [leaf] = all;
  if (!leaf) throw new Error('the profile has no certificate');
  const write = (name: string, ...parts: (string | Buffer)[]): string => {
    const file = join(home.dir, name);
    writeFileSync(file, parts.join(''));
    return file;
  };
  const files = {
    leaf: write('leaf.pem', leaf.toString()),
    publicKey: write('leaf-key.pem', leaf.publicKey.export({ type: 'spki', format: 'pem' })),
    issuers: write('issuers.pem', ...all.slice(1).map(String)),
    root: write('root.pem', ...all.slice(-1).map(String)),
  };
  return { leaf, all, files };
}

/** CKA_ID of a certificate and its keys, in hex: the SHA-1 of the modulus. */
export function idOf({ publicKey }: X509Certificate): string {
  const { n = '' } = publicKey.export({ format: 'jwk' });
  return createHash('sha1').update(Buffer.from(n, 'base64url')).digest('hex');
}
