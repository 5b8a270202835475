import { createHash, verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { printOtp, writeHonestAskpass } from './support/askpass.js';
import { mountSmall } from './support/mounts.js';
import { type RunResult, runCli } from './support/run-cli.js';
import { runShell, SMARTCMD } from './support/shell.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const HELLO = sha256('hello');

let service: TestService;
let askpass: string;
let work: string;
let leaf: X509Certificate;
let counter = 0;

beforeAll(async () => {
  service = await startService();
  askpass = writeHonestAskpass(service.home.dir, service.stateDir);
  leaf = new X509Certificate(readFileSync(join(service.home.dir, 'data/smartcmd/certificates/default.pem')));
});
afterAll(() => service.close());
beforeEach(() => {
  work = join(service.home.dir, 'work', String(counter++));
  mkdirSync(work);
});

const sign = (args: readonly string[], input?: string, env: Record<string, string> = {}): Promise<RunResult> =>
  runCli(['sign-hash', ...args, '--askpass', askpass, '--yes'], {
    env: { ...service.home.env, ...env },
    cwd: work,
    ...(input !== undefined && { input }),
  });

const isSignatureOf = (data: string, signature: Uint8Array): boolean =>
  verify('sha256', Buffer.from(data), leaf.publicKey, signature);

describe('what is signed', () => {
  it.each([
    ['hex', HELLO],
    ['upper-case hex', HELLO.toUpperCase()],
    ['base64', Buffer.from(HELLO, 'hex').toString('base64')],
    ['base64url without padding', Buffer.from(HELLO, 'hex').toString('base64url')],
  ])('is a digest in %s', async (_, digest) => {
    const { code, stdout, stderr } = await sign([digest]);
    expect(stderr).not.toContain('Error');
    expect(code).toBe(0);
    expect(isSignatureOf('hello', Buffer.from(stdout, 'base64'))).toBe(true);
  });

  it('is nothing of files of which one got other content while PIN or code were asked for', async () => {
    const contract = join(work, 'contract.pdf');
    writeFileSync(join(work, 'annex.pdf'), 'annex');
    for (const kind of ['pin', 'otp'] as const) {
      writeFileSync(contract, 'hello');
      const answers = {
        [kind]: `echo more >> '${contract}'; ${kind === 'pin' ? 'echo 1234' : printOtp(service.stateDir)}`,
      };
      const busy = writeHonestAskpass(work, service.stateDir, answers);
      const args = [
        'sign-hash',
        '--file',
        contract,
        '--file',
        'annex.pdf',
        '--askpass',
        busy,
        '--yes',
        '--output',
        'out/',
      ];
      const { code, stdout, stderr } = await runCli(args, { env: service.home.env, cwd: work });
      expect(stderr).toContain(
        `The file ${contract} cannot be signed: it is not as it was when you were asked to sign it.`,
      );
      expect([code, stdout, existsSync(join(work, 'out'))]).toEqual([2, '', false]);
    }
  });

  it('is a file that was written anew meanwhile, with the same content', async () => {
    writeFileSync(join(work, 'contract.pdf'), 'hello');
    const pin = `cp '${work}/contract.pdf' '${work}/copy'; mv '${work}/copy' '${work}/contract.pdf'; echo 1234`;
    const copying = writeHonestAskpass(work, service.stateDir, { pin });
    const args = ['sign-hash', '--file', 'contract.pdf', '--askpass', copying, '--yes'];
    const { code, stdout } = await runCli(args, { env: service.home.env, cwd: work });
    expect(code).toBe(0);
    expect(isSignatureOf('hello', Buffer.from(stdout, 'base64'))).toBe(true);
  });

  it('is no file whose name is not in UTF-8, which Node cannot open', async () => {
    const { code, stderr } = await runShell(
      `printf x > "$(printf 'declara\\347\\343o.pdf')"; ${SMARTCMD} sign-hash --file declara*`,
      service.home.env,
      work,
    );
    expect(stderr).toContain('cannot be signed: its name is not in UTF-8, or it does not exist.');
    expect(code).toBe(2);
  });

  it('is a file of its own content', async () => {
    writeFileSync(join(work, 'contract.pdf'), 'hello');
    const { code, stdout } = await sign(['--file', 'contract.pdf']);
    expect(code).toBe(0);
    expect(isSignatureOf('hello', Buffer.from(stdout, 'base64'))).toBe(true);
  });

  it('is a file larger than the read buffers', async () => {
    const data = 'x'.repeat(5_000_001);
    writeFileSync(join(work, 'large'), data);
    const { stdout } = await sign(['--file', 'large']);
    expect(isSignatureOf(data, Buffer.from(stdout, 'base64'))).toBe(true);
  });

  it('is an empty file, with a warning', async () => {
    writeFileSync(join(work, 'empty'), '');
    const { code, stdout, stderr } = await sign(['--file', 'empty']);
    expect(code).toBe(0);
    expect(stderr).toContain('Warning: empty is empty (0 bytes)');
    expect(isSignatureOf('', Buffer.from(stdout, 'base64'))).toBe(true);
  });

  it('is a whole DigestInfo', async () => {
    const digestInfo = Buffer.from(`3031300d060960864801650304020105000420${HELLO}`, 'hex');
    for (const text of [digestInfo.toString('hex'), digestInfo.toString('base64')]) {
      const { code, stdout } = await sign([text, '--digest-info']);
      expect(code).toBe(0);
      expect(isSignatureOf('hello', Buffer.from(stdout, 'base64'))).toBe(true);
    }
  });

  it('is each line of stdin that says something', async () => {
    const input = `\ufeff# made by hand\r\n${HELLO}\r\n\r\n  # more\n${sha256('b')}  folder/b.txt\n${sha256('c')} *c.bin\n\\${sha256('d')}  d\\\\e.txt\n`;
    const { code, stdout } = await sign(['-'], input);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split('  ').slice(1).join('  '))).toEqual([
      Buffer.from(HELLO, 'hex').toString('base64url').slice(0, 8),
      'b.txt',
      'c.bin',
      'd\\e.txt',
    ]);
    expect(isSignatureOf('c', Buffer.from(lines[2]?.split('  ')[0] ?? '', 'base64'))).toBe(true);
  });

  it('is files first, then digests, with names in that order', async () => {
    writeFileSync(join(work, 'f'), 'f');
    const { stdout } = await sign([HELLO, '--file', 'f', '--document-name', 'one', '--document-name', 'two']);
    const [one = '', two = ''] = stdout.trimEnd().split('\n');
    expect(one).toMatch(/ {2}one$/);
    expect(isSignatureOf('f', Buffer.from(one.split('  ')[0] ?? '', 'base64'))).toBe(true);
    expect(two).toMatch(/ {2}two$/);
    expect(isSignatureOf('hello', Buffer.from(two.split('  ')[0] ?? '', 'base64'))).toBe(true);
  });

  it.each([
    ['sha1', 'SHA1', true],
    ['ripemd160', 'RIPEMD-160', true],
    ['md5', 'md5', true],
    ['sha384', 'SHA-384', false],
    ['sha512', 'sha512', false],
    ['sha224', 'sha224', false],
  ])('is %s too, with a warning if it is weak', async (hash, spelling, weak) => {
    const digest = createHash(hash).update('hello').digest('hex');
    const { code, stdout, stderr } = await sign(['--algorithm', spelling, digest]);
    expect(code).toBe(0);
    expect(verify(hash, Buffer.from('hello'), leaf.publicKey, Buffer.from(stdout, 'base64'))).toBe(true);
    expect(stderr.includes('is weak')).toBe(weak);
  });

  it('keeps names of 44 characters and of emoji, and shortens those of files', async () => {
    const long = `${'ã'.repeat(60)}.pdf`;
    writeFileSync(join(work, long), 'x');
    const emoji = '🇵🇹 👩‍⚖️ contrato';
    const { code, stdout, stderr } = await sign(['--file', long, HELLO, '--format', 'json']);
    expect(code).toBe(0);
    const name = JSON.parse(stdout).signatures[0].name;
    expect([...name]).toHaveLength(44);
    expect(name.endsWith('….pdf')).toBe(true);
    expect(stderr).toContain(`under the name "${name}"`);
    const second = await sign([HELLO, '--document-name', emoji, '--format', 'json']);
    expect(JSON.parse(second.stdout).signatures[0].name).toBe(emoji);
  });

  it('gets names that differ, and a note about it', async () => {
    for (const folder of ['a', 'b']) {
      mkdirSync(join(work, folder));
      writeFileSync(join(work, folder, 'x.pdf'), folder);
    }
    const { stdout, stderr } = await sign(['--file', 'a/x.pdf', '--file', 'b/x.pdf']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ')[1]),
    ).toEqual(['x.pdf', 'x (2).pdf']);
    expect(stderr).toContain('the second is signed as "x (2).pdf"');
  });

  it('gets one note about many names that were changed', async () => {
    const { code, stdout, stderr } = await sign(['-', '--format', 'json'], `${HELLO}\n`.repeat(30));
    expect(code).toBe(0);
    expect(new Set(JSON.parse(stdout).signatures.map((entry: { name: string }) => entry.name)).size).toBe(30);
    expect(stderr.match(/would have/g)).toHaveLength(1);
    expect(stderr).toContain('29 documents would have a name that another one has');
    expect(stderr).toMatch(/the first of them as ".{8} \(2\)"/);
  });
});

describe('input that cannot be signed ends with 2 before anything is asked', () => {
  const cases: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['nothing at all', [], 'nothing to sign'],
    ['an empty digest', [''], 'Digest 1 is empty'],
    [
      'a digest of the wrong length',
      [sha256('x').slice(2)],
      'has 31 bytes, and sha256 gives 32: 64 characters of hex, or 44 of base64',
    ],
    [
      'a digest of another algorithm',
      [createHash('sha1').update('x').digest('hex')],
      'as long as one of sha1, ripemd160',
    ],
    ['a DigestInfo without its option', [`3031300d060960864801650304020105000420${HELLO}`], '--digest-info'],
    ['text that is no digest', ['not hex!'], 'neither hex nor base64'],
    ['base64 with stray bits', [`${'A'.repeat(42)}B`], 'neither hex nor base64'],
    ['an unknown algorithm', ['--algorithm', 'sha3-256', HELLO], '"sha3-256" is not a hash algorithm'],
    ['a bare digest as DigestInfo', [HELLO, '--digest-info'], 'is not a DigestInfo'],
    [
      'a DigestInfo in BER',
      [`3081313${'00d060960864801650304020105000420'}${HELLO}`, '--digest-info'],
      /DigestInfo|hex/,
    ],
    [
      'two equal names',
      [HELLO, sha256('x'), '--document-name', 'a', '--document-name', 'a'],
      'Two documents have the name "a"',
    ],
    [
      'more names than documents',
      [HELLO, '--document-name', 'a', '--document-name', 'b'],
      'More document names (2) than documents (1) were given.',
    ],
    ['a name of 45 characters', [HELLO, '--document-name', '🙂'.repeat(45)], 'it has 45 characters'],
    ['a name with a terminal escape', [HELLO, '--document-name', 'a\u001b[2Jb'], 'a_[2Jb'],
    ['an empty name', [HELLO, '--document-name', ''], 'The option --document-name needs a value.'],
    ['a missing file', ['--file', 'nowhere.pdf'], 'The file nowhere.pdf cannot be signed: it does not exist'],
    ['a directory', ['--file', '.'], 'it is a directory'],
    ['a device', ['--file', '/dev/zero'], 'it is not a regular file'],
    ['stdin twice', ['-', '-'], 'only once'],
    ['an unknown option', ['--pin', '1234'], 'There is no option --pin'],
    ['an unknown format', [HELLO, '--format', 'der'], 'it is one of base64, hex, raw, json'],
    ['raw bytes of several on stdout', [HELLO, sha256('x'), '--format', 'raw'], 'Several signatures in raw bytes'],
    ['several in one file', [HELLO, sha256('x'), '--output', 'one.sig'], 'do not fit into the one file'],
    ['an empty output path', [HELLO, '--output', ''], 'The option --output needs a value.'],
    ['an empty file path', ['--file', ''], 'The option --file needs a value.'],
  ];
  it.each(cases)('%s', async (_, args, message) => {
    const before = service.smsCount();
    const { code, stdout, stderr } = await sign(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(service.smsCount()).toBe(before);
  });

  it('a bad line of stdin, named by its number', async () => {
    const { code, stderr } = await sign(['-'], `# list\n\n${HELLO}\nabc\n`);
    expect(code).toBe(2);
    expect(stderr).toContain('Line 4 of stdin');
  });

  it('an empty program', async () => {
    const { code, stderr } = await runCli(['sign-hash', HELLO, '--askpass', ''], { env: service.home.env });
    expect(stderr).toContain('The option --askpass needs a value.');
    expect(code).toBe(2);
  });

  it.each([
    ['is a directory', '< /', 'it is a directory'],
    ['is open for writing only', '0> x', 'it is closed'],
  ])('a stdin that %s', async (_, redirection, reason) => {
    const line = `${SMARTCMD} sign-hash - --askpass '${askpass}' ${redirection}`;
    const { code, stderr } = await runShell(line, service.home.env, work);
    expect(stderr).toContain(`stdin cannot be read: ${reason}.`);
    expect(code).toBe(2);
  });

  it('a line without end', async () => {
    const line = `{ echo ${HELLO}; cat /dev/zero; } | ${SMARTCMD} sign-hash - --askpass '${askpass}'`;
    const { code, stderr } = await runShell(line, service.home.env);
    expect(stderr).toContain('Line 2 of stdin is longer than 8192 characters.');
    expect(code).toBe(2);
  });

  it('more documents than anybody has codes for, told before stdin ends', async () => {
    const { code, stderr } = await runShell(
      `yes ${HELLO} | ${SMARTCMD} sign-hash - --askpass '${askpass}'`,
      service.home.env,
    );
    expect(stderr).toBe(
      'Error: More than 10000 documents are to be signed at once, which would take more than 100 codes.\n' +
        'Nothing was sent. Sign them in several runs.\n',
    );
    expect(code).toBe(2);
  });

  it('a dangling link', async () => {
    symlinkSync('gone', join(work, 'link'));
    const { code, stderr } = await sign(['--file', 'link']);
    expect(code).toBe(2);
    expect(stderr).toContain('it does not exist');
  });

  it('never shows control characters of what was typed', async () => {
    const { stderr } = await sign(['--file', 'evil\u001b]0;x\u0007\u202ename']);
    expect(stderr).toContain('evil\\u{1b}]0;x\\u{7}\\u{202e}name');
    expect(stderr).not.toContain('\u001b');
  });
});

describe('forms of the signature', () => {
  it('hex is a line', async () => {
    const { stdout } = await sign([HELLO, '--format', 'hex']);
    expect(stdout).toMatch(/^[0-9a-f]{768}\n$/);
    expect(isSignatureOf('hello', Buffer.from(stdout.trim(), 'hex'))).toBe(true);
  });

  it('raw is the bytes and nothing else', async () => {
    const { stdoutBytes } = await sign([HELLO, '--format', 'raw']);
    expect(stdoutBytes).toHaveLength(384);
    expect(isSignatureOf('hello', stdoutBytes)).toBe(true);
  });

  it('json names version, profile, certificate and documents', async () => {
    const { stdout } = await sign([HELLO, sha256('x'), '--format', 'json', '--document-name', 'greeting']);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ version: 1, profile: 'default', complete: true });
    expect(document.certificateFingerprint).toBe(leaf.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(document.signatures).toHaveLength(2);
    expect(document.signatures[0]).toMatchObject({ name: 'greeting', algorithm: 'sha256', digest: HELLO });
    expect(isSignatureOf('x', Buffer.from(document.signatures[1].signature, 'base64'))).toBe(true);
  });
});

describe('output files', () => {
  it('hold the signature, and it is said where', async () => {
    const { code, stdout, stderr } = await sign([HELLO, '--output', 'hello.sig', '--format', 'raw']);
    expect([code, stdout]).toEqual([0, '']);
    expect(isSignatureOf('hello', readFileSync(join(work, 'hello.sig')))).toBe(true);
    expect(stderr).toContain('is stored in hello.sig');
  });

  it('are one for each document in a directory that is made', async () => {
    const args = [
      HELLO,
      sha256('x'),
      '--document-name',
      '../up',
      '--document-name',
      '.hidden',
      '--output',
      'new/signatures/',
    ];
    const { code } = await sign(args);
    expect(code).toBe(0);
    expect(readdirSync(join(work, 'new/signatures')).sort()).toEqual(['___up.sig', '_hidden.sig']);
  });

  it('are one for all as json', async () => {
    await sign([HELLO, sha256('x'), '--format', 'json', '--output', 'all.json']);
    expect(JSON.parse(readFileSync(join(work, 'all.json'), 'utf8'))).toMatchObject({
      complete: true,
      signatures: [{}, {}],
    });
  });

  it('are not replaced without --force', async () => {
    writeFileSync(join(work, 'old.sig'), 'old');
    const before = service.smsCount();
    const refused = await sign([HELLO, '--output', 'old.sig']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('old.sig exists');
    expect(service.smsCount()).toBe(before);
    expect(readFileSync(join(work, 'old.sig'), 'utf8')).toBe('old');
    const forced = await sign([HELLO, '--output', 'old.sig', '--force']);
    expect(forced.code).toBe(0);
    expect(isSignatureOf('hello', Buffer.from(readFileSync(join(work, 'old.sig'), 'utf8'), 'base64'))).toBe(true);
  });

  it('never replace the document, not even with --force', async () => {
    writeFileSync(join(work, 'document'), 'text');
    const { code, stderr } = await sign(['--file', 'document', '--output', './document', '--force']);
    expect(code).toBe(2);
    expect(stderr).toContain('is a file to be signed');
    expect(readFileSync(join(work, 'document'), 'utf8')).toBe('text');
  });

  it('in a directory that does not exist end with 3, before anything is asked', async () => {
    const before = service.smsCount();
    const { code, stderr } = await sign([HELLO, '--output', 'nowhere/x.sig']);
    expect([code, service.smsCount()]).toEqual([3, before]);
    expect(stderr).toContain('its directory does not exist');
  });

  it('below a file end with 3', async () => {
    writeFileSync(join(work, 'file'), '');
    const { code, stderr } = await sign([HELLO, '--output', 'file/x.sig']);
    expect(code).toBe(3);
    expect(stderr).toContain('file/x.sig cannot be written');
  });

  it('on a full disk end with 3, and the signature is not lost', async ({ skip }) => {
    const mount = mountSmall();
    if (!mount) return skip();
    try {
      writeFileSync(join(mount.dir, 'filler'), Buffer.alloc(64 * 1024));
      const { code, stdout, stderr } = await sign([HELLO, '--output', join(mount.dir, 'x.sig')]);
      expect(code).toBe(3);
      expect(stderr).toContain('x.sig: the disk is full');
      expect(isSignatureOf('hello', Buffer.from(stdout.split('  ')[0] ?? '', 'base64'))).toBe(true);
    } finally {
      mount.remove();
    }
  });

  it.each([
    ['a device', () => '/dev/full', 'The output /dev/full is not a regular file.'],
    ['a link to nothing', () => 'link', 'The output link is a symbolic link to something that does not exist.'],
    ['a link to no directory', () => 'link/', 'link is a symbolic link to something that does not exist.'],
  ])('that are %s end with 2 before anything is asked, also with --force', async (_, output, message) => {
    symlinkSync('gone', join(work, 'link'));
    const before = service.smsCount();
    const { code, stderr } = await sign([HELLO, '--force', '--output', output()]);
    expect(stderr).toContain(message);
    expect([code, service.smsCount()]).toEqual([2, before]);
  });

  it('in a directory are looked at one by one before anything is asked', async () => {
    mkdirSync(join(work, 'out', 'a.sig'), { recursive: true });
    const { code, stderr } = await sign([HELLO, '--force', '--document-name', 'a', '--output', 'out/']);
    expect(stderr).toContain('The output out/a.sig is not a regular file.');
    expect(code).toBe(2);
  });
});

describe('what is said', () => {
  it('names the signer, the document, the meaning and where the signature went', async () => {
    const { stderr } = await sign([HELLO, '--document-name', 'contract.pdf']);
    expect(stderr).toContain(`Signing as ${ACCOUNT.holder}`);
    expect(stderr).toContain(`"contract.pdf"  sha256 ${HELLO}`);
    expect(stderr).toContain('910/2014');
    expect(stderr).toContain('The signature was written to stdout');
  });

  it('is nothing with --quiet', async () => {
    const { code, stderr } = await sign([HELLO, '--quiet']);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('is Portuguese where the environment is', async () => {
    const { stderr } = await sign([HELLO], undefined, { LANG: 'pt_PT.UTF-8' });
    expect(stderr).toContain(`A assinar como ${ACCOUNT.holder}`);
    expect(stderr).toContain('assinatura foi escrita em stdout');
    const wrong = await sign(['abc'], undefined, { LC_ALL: 'pt_PT.UTF-8' });
    expect(wrong.stderr).toContain('Erro: O resumo 1');
  });

  it('shortens a long list of documents', async () => {
    const digests = Array.from({ length: 12 }, (_, index) => sha256(String(index)));
    const { stderr } = await sign(digests);
    expect(stderr).toContain('To be signed, 12 documents:');
    expect(stderr).toContain('… and 2 more');
  });
});
