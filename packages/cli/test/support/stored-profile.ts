import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYS } from '../../../../test/support/simulator-keys.js';
import { storeFiles, writePrivate } from './profile-files.js';
import type { TestHome } from './run-cli.js';

const pki = (name: string): string => readFileSync(join(KEYS, 'pki', `${name}.pem`), 'utf8');

/** What `smartcmd setup` would write for a service that need not be there: config.json, credentials.json and the certificates. */
export function writeStoredProfile(
  home: TestHome,
  { endpoint, password }: { endpoint: string; password: string },
): void {
  const leaf = pki('citizen-351912345678');
  const certificate = new X509Certificate(leaf).fingerprint256.replaceAll(':', '').toLowerCase();
  const profile = {
    environment: 'custom',
    endpoint,
    service: 'scmd',
    phone: '+351 912345678',
    encryptionCertificate: pki('encryption'),
    tlsAnchors: pki('tls-ca'),
    certificate,
  };
  const credentials = { applicationId: 'b826359c-06f8-425e-8ec3-50a97a418916', username: 'partner', password };
  const { config, credentials: secrets, certificate: chain } = storeFiles(home);
  const text = (fields: object): string => `${JSON.stringify({ version: 1, ...fields }, null, 2)}\n`;
  writePrivate(config, text({ defaultProfile: 'default', profiles: { default: profile } }));
  writePrivate(secrets, text({ profiles: { default: credentials } }));
  writePrivate(chain(), leaf + pki('signing-intermediate') + pki('signing-root'));
}
