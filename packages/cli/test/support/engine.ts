import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where openssl looks for libp11's engine. */
export function engineFile(): string {
  const said = execFileSync('openssl', ['version', '-e'], { encoding: 'utf8' });
  return join(/"(.*)"/.exec(said)?.[1] ?? '', 'pkcs11.so');
}

/**
 * Writes a configuration with which openssl finds a PKCS#11 library through libp11's engine.
 *
 * @param directory where
 * @param library path
 * @returns what the environment needs
 */
export function useEngine(directory: string, library: string): { readonly OPENSSL_CONF: string } {
  const file = join(directory, 'openssl.cnf');
  const lines = [
    'openssl_conf = init',
    '[init]',
    'engines = engines',
    '[engines]',
    'pkcs11 = pkcs11',
    '[pkcs11]',
    'engine_id = pkcs11',
    `MODULE_PATH = ${library}`,
    '[req]',
    'distinguished_name = name',
    '[name]',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return { OPENSSL_CONF: file };
}
