import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDays, makeCertificate } from './support/certificate.js';
import { snapshot, writePrivate } from './support/profile-files.js';
import { useSetup } from './support/setup.js';

const bench = useSetup();

describe('a value that cannot be', () => {
  const file = (name: string, content: string): string => {
    const path = join(bench.home.dir, name);
    writePrivate(path, content);
    return path;
  };
  const pipe = (): string => {
    const path = join(bench.home.dir, 'pipe');
    execFileSync('mkfifo', [path]);
    return path;
  };
  const cases: readonly [what: string, flag: string, value: () => string, sentence: string, exitCode: number][] = [
    ['a phone number with letters', '--phone', () => '91234567a', 'is not a phone number', 2],
    ['a Portuguese number that is too short', '--phone', () => '91234567', 'is not a phone number', 2],
    ['an empty phone number', '--phone', () => '', 'The option --phone needs a value.', 2],
    ['an application id that is no GUID', '--application-id', () => 'my-app', 'is not an application id', 2],
    ['an empty user name', '--username', () => ' ', 'The user name must have', 2],
    ['a user name with a colon', '--username', () => 'a:b', 'neither a colon', 2],
    ['an empty password', '--password-file', () => file('p', '\n'), 'The password is empty', 2],
    ['a password of two lines', '--password-file', () => file('p', 'a\nb\n'), 'control characters', 2],
    ['a password file that does not exist', '--password-file', () => '/nonexistent', 'does not exist', 3],
    [
      'an encryption certificate that is none',
      '--encryption-certificate',
      () => file('c', 'hello'),
      'the file holds no certificate',
      3,
    ],
    ['a password file that is a pipe nobody writes to', '--password-file', () => pipe(), 'not a regular file', 3],
    ['a password file without end', '--password-file', () => '/dev/zero', 'not a regular file', 3],
    ['a password file of five megabytes', '--password-file', () => file('p', 'a'.repeat(5 << 20)), 'larger', 3],
    ['TLS authorities in a pipe nobody writes to', '--tls-ca', () => pipe(), 'not a regular file', 3],
    [
      'an encryption certificate in a pipe nobody writes to',
      '--encryption-certificate',
      () => pipe(),
      'not a regular file',
      3,
    ],
    ['an encryption certificate that is a directory', '--encryption-certificate', () => '.', 'it is a directory', 3],
    [
      'an encryption certificate that expired',
      '--encryption-certificate',
      () => file('c', makeCertificate({ notAfter: inDays(-1) }).pem),
      'is not valid today',
      3,
    ],
    [
      'an encryption certificate of tomorrow',
      '--encryption-certificate',
      () => file('c', makeCertificate({ notBefore: inDays(1) }).pem),
      'is not valid today',
      3,
    ],
    [
      'an encryption certificate that is not RSA',
      '--encryption-certificate',
      () => file('c', makeCertificate({ key: 'ec' }).pem),
      'not RSA',
      3,
    ],
    [
      'an encryption certificate with a short key',
      '--encryption-certificate',
      () => file('c', makeCertificate({ bits: 1024 }).pem),
      '1024 bits',
      3,
    ],
    ['a TLS authority that is none', '--tls-ca', () => file('c', 'hello'), 'holds no certificate', 3],
    ['an address that is none', '--endpoint', () => 'service', 'it is not a URL', 2],
    ['an address without TLS', '--endpoint', () => 'http://example.org', 'does not begin with https://', 2],
    [
      'an address with a password',
      '--endpoint',
      () => 'https://me:hunter2@example.org',
      'it holds a user name or password',
      2,
    ],
  ];
  it.each(cases)('%s', async (_, flag, value, sentence, exitCode) => {
    const before = bench.service.simulator.requests.length;
    const { code, stderr } = await bench.runWith({ [flag]: value() });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('hunter2');
    expect(code).toBe(exitCode);
    expect(snapshot(bench.home)).toEqual({});
    expect(bench.service.simulator.requests.length).toBe(before);
  });
});

describe('the phone number', () => {
  it.each([
    '912345678',
    '912 345 678',
    '912-345-678',
    '912.345.678',
    ' 912345678 ',
    '+351912345678',
    '+351 912345678',
    '+351 912 345 678',
    '00351912345678',
    '351912345678',
    '(+351) 912 345 678',
    '９１２３４５６７８',
  ])('%j is understood', async (spelling) => {
    const { code, stdout } = await bench.runWith({ '--phone': spelling });
    expect(stdout).toContain('Phone: +351 912345678');
    expect(code).toBe(0);
  });
});

describe('the password', () => {
  it('is read from stdin', async () => {
    const args = Object.entries({ ...bench.everything, '--password-file': '-' }).flat();
    const { code } = await bench.run(args, { input: bench.service.simulator.ready.password });
    expect(code).toBe(0);
  });

  it('is not read from stdin without end', async () => {
    const args = Object.entries({ ...bench.everything, '--password-file': '-' }).flat();
    const { code, stderr } = await bench.run(args, { input: 'a'.repeat(5 << 20), keepInputOpen: true });
    expect(stderr).toContain('too long to be a password');
    expect(code).toBe(2);
  });

  it('in a file that others can read is used, with a warning', async () => {
    const file = join(bench.home.dir, 'password');
    writeFileSync(file, `${bench.service.simulator.ready.password}\r\n`);
    chmodSync(file, 0o644);
    const { code, stderr } = await bench.runWith({ '--password-file': file });
    expect(stderr).toContain(`chmod 600 ${file}`);
    expect(code).toBe(0);
  });

  it('is not an option', async () => {
    const { code, stderr } = await bench.run(['--password', 'hunter2']);
    expect(code).toBe(2);
    expect(stderr).not.toContain('hunter2');
  });
});
