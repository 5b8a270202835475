import { execFileSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildDigestInfo } from '@smartcmd/cmd-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JOURNAL_EXTENSION, Journal } from '../src/batch/journal.js';
import { parseJournal, signedLine } from '../src/batch/record.js';
import { CliError } from '../src/cli-error.js';
import { processStamp } from '../src/processes.js';
import { writeHonestAskpass } from './support/askpass.js';
import { mountSmall } from './support/mounts.js';
import { runProgram } from './support/native.js';
import { CLI, type RunResult, runCli } from './support/run-cli.js';
import { startService, type TestService } from './support/simulator.js';

// How often a run is killed, and how many documents it has; more of both with SMARTCMD_TEST_KILLS.
const KILLS = Number(process.env['SMARTCMD_TEST_KILLS'] ?? 3);
const DOCUMENTS = KILLS > 50 ? 1000 : 300;
// The time in which a whole run ends on most machines: it is killed anywhere in it, before and behind it.
const RUN_MS = 2500;

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');
const named = (count: number): string[] => Array.from({ length: count }, (_, i) => `document ${i}`);
const list = (names: readonly string[]): string => names.map((name) => `${sha256(name)}  ${name}\n`).join('');

let service: TestService;
let leaf: X509Certificate;
let askpass: string;
let work: string;
let counter = 0;
/** Names that the service was asked to sign although their signatures were on the disk already. */
let twice: string[] = [];

beforeAll(async () => {
  service = await startService({
    onSms: ({ docNames }) => {
      const kept = new Set(journals().flatMap(signedNames));
      twice.push(...docNames.filter((name) => kept.has(name)));
    },
  });
  leaf = new X509Certificate(readFileSync(join(service.home.dir, 'data/smartcmd/certificates/default.pem')));
  askpass = writeHonestAskpass(service.home.dir, service.stateDir);
});
afterAll(() => service.close());
beforeEach(() => {
  twice = [];
  rmSync(batches(), { recursive: true, force: true });
  work = join(service.home.dir, 'work', String(counter++));
  mkdirSync(work);
});

const batches = (): string => join(service.home.dir, 'state/smartcmd/batches');
function journals(): string[] {
  try {
    // Beside them may lie what a killed run had not yet given its name.
    const names = readdirSync(batches()).filter((name) => name.endsWith(JOURNAL_EXTENSION));
    return names.map((name) => join(batches(), name));
  } catch {
    return [];
  }
}
function signedNames(file: string): string[] {
  const record = parseJournal(readFileSync(file, 'utf8'));
  return [...(record?.signatures.keys() ?? [])].map((index) => record?.documents[index]?.name ?? '');
}
const sign = (args: readonly string[], input?: string, onStart?: (pid: number) => void): Promise<RunResult> =>
  runCli(['sign-hash', ...args, '--askpass', askpass, '--yes'], {
    env: service.home.env,
    cwd: work,
    ...(input !== undefined && { input }),
    ...(onStart && { onStart: (child) => onStart(child.pid ?? 0) }),
  });
const isSignatureOf = (data: string, base64: string): boolean =>
  verify('sha256', Buffer.from(data), leaf.publicKey, Buffer.from(base64, 'base64'));

/** A run of several requests that stops at its second one. */
async function interrupted(args: readonly string[], names: readonly string[]): Promise<RunResult> {
  service.simulator.addFault('ValidateOtp:2:html-500');
  const result = await sign(args, list(names));
  service.simulator.clearFaults();
  return result;
}

describe('a run of several documents', () => {
  it('that is killed anywhere loses nothing, and signs nothing twice', {
    timeout: 60_000 + KILLS * 10_000,
  }, async () => {
    const names = named(DOCUMENTS);
    const first = ['-', '--output', 'signed/'];
    let args: readonly string[] = first;
    let input: string | undefined = list(names);
    for (let killed = 0; killed < KILLS; killed++) {
      const after = pause(Math.random() * RUN_MS);
      const run = sign(args, input, (pid) => void after.then(() => kill(pid)));
      await run;
      const [file] = journals();
      // Killed before its journal was there, or when everything was done.
      if (file !== undefined) [args, input] = [['--resume'], undefined];
      else if (readdirSync(work).length > 0) break;
      const kept = new Set(file === undefined ? [] : signedNames(file));
      expect(writtenNames().filter((name) => !kept.has(name))).toEqual([]);
    }
    const { code, stderr } = await sign(args, input);
    // Nothing to resume: the last one to be killed had already ended.
    if (!stderr.includes('no interrupted run')) expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(twice).toEqual([]);
    expect(journals()).toEqual([]);
    expect(writtenNames()).toHaveLength(DOCUMENTS);
    for (const name of names) {
      expect(isSignatureOf(name, readFileSync(join(work, 'signed', `${name}.sig`), 'utf8'))).toBe(true);
    }
  });

  it('keeps each signature before anybody is given it', async () => {
    const names = named(150);
    let stop: NodeJS.Timeout | undefined;
    await sign(['-', '--output', 'signed/'], list(names), (pid) => {
      stop = setInterval(() => writtenNames().length > 0 && kill(pid), 1);
    });
    clearInterval(stop);
    const [file = ''] = journals();
    expect(signedNames(file)).toHaveLength(100);
    expect(writtenNames().length).toBeGreaterThan(0);
    expect((await sign(['--resume'])).code).toBe(0);
    expect(writtenNames()).toHaveLength(150);
    expect(twice).toEqual([]);
  });

  const writtenNames = (): string[] => {
    try {
      return readdirSync(join(work, 'signed')).flatMap((file) => (file.endsWith('.sig') ? [file.slice(0, -4)] : []));
    } catch {
      return [];
    }
  };

  it.each([
    [
      'lines on stdout',
      [] as string[],
      (result: RunResult) =>
        result.stdout
          .trim()
          .split('\n')
          .map((line) => line.split('  ')),
    ],
    [
      'JSON on stdout',
      ['--format', 'json'],
      (result: RunResult) =>
        JSON.parse(result.stdout).signatures.map(({ name, signature }: Record<string, string>) => [signature, name]),
    ],
    [
      'one JSON file',
      ['--format', 'json', '--output', 'all.json'],
      () => {
        const { signatures, complete } = JSON.parse(readFileSync(join(work, 'all.json'), 'utf8'));
        expect(complete).toBe(true);
        return signatures.map(({ name, signature }: Record<string, string>) => [signature, name]);
      },
    ],
  ])('that failed is continued with what it asked for: %s', async (_, args, read) => {
    const names = named(120);
    const failed = await interrupted(['-', ...args], names);
    expect(failed.code).not.toBe(0);
    expect(failed.stderr).toContain('Before this failure, 100 of 120 documents were signed');
    const [, id] = /smartcmd sign-hash --resume (\S+)/.exec(failed.stderr) ?? [];
    const resumed = await sign(['--resume', id ?? '']);
    expect([resumed.code, resumed.stderr]).toEqual([
      0,
      expect.stringContaining('100 of 120 documents were signed before'),
    ]);
    expect(read(resumed).map(([, name]: string[]) => name)).toEqual(names);
    for (const [signature, name] of read(resumed)) expect(isSignatureOf(name, signature)).toBe(true);
    expect(twice).toEqual([]);
    expect(journals()).toEqual([]);
  });

  it('leaves no journal when it ends, when nothing was signed, and when it has one document', async () => {
    expect((await sign([sha256('a'), sha256('b')])).code).toBe(0);
    expect(journals()).toEqual([]);
    service.simulator.addFault('SCMDMultipleSign:1:html-500');
    const failed = await sign([sha256('a'), sha256('b')]);
    service.simulator.clearFaults();
    expect(failed.code).toBe(5);
    expect(failed.stderr).not.toContain('--resume');
    expect(journals()).toEqual([]);
  });

  it('keeps its journal from others, and no secret in it', async () => {
    await interrupted(['-'], named(101));
    const [file = ''] = journals();
    const text = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(batches()).mode & 0o777).toBe(0o700);
    for (const secret of ['"1234"', service.lastOtp(), service.simulator.ready.password])
      expect(text).not.toContain(secret);
    expect((await sign(['--discard'])).stderr).toContain('is forgotten');
    expect(journals()).toEqual([]);
  });

  it('does not replace what is in the way, and loses nothing by it', async () => {
    await interrupted(['-', '--output', 'signed/'], named(101));
    writeFileSync(join(work, 'signed', 'document 100.sig'), 'mine\n');
    const refused = await sign(['--resume']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('document 100.sig exists')]);
    expect(readFileSync(join(work, 'signed', 'document 100.sig'), 'utf8')).toBe('mine\n');
    rmSync(join(work, 'signed', 'document 100.sig'));
    // Nor is it signed anew when a file of the run was removed: it is written again.
    rmSync(join(work, 'signed', 'document 7.sig'));
    expect((await sign(['--resume'])).code).toBe(0);
    expect(isSignatureOf('document 7', readFileSync(join(work, 'signed', 'document 7.sig'), 'utf8'))).toBe(true);
    expect(twice).toEqual([]);
  });

  it('does not replace a file in which more stands than its signature', async () => {
    await interrupted(['-', '--format', 'hex', '--output', 'signed/'], named(101));
    const file = join(work, 'signed', 'document 5.sig');
    const noted = `${readFileSync(file, 'utf8')}# mine\n`;
    writeFileSync(file, noted);
    const refused = await sign(['--resume']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('document 5.sig exists')]);
    expect(readFileSync(file, 'utf8')).toBe(noted);
    const other = await sign(['--resume', '--output', 'other/']);
    expect(other.code).toBe(0);
    expect([readdirSync(join(work, 'other')).length, readFileSync(file, 'utf8')]).toEqual([101, noted]);
    expect(twice).toEqual([]);
  });

  it('does not replace a JSON file in which more stands than its signatures, but with --force', async () => {
    await interrupted(['-', '--format', 'json', '--output', 'all.json'], named(101));
    const file = join(work, 'all.json');
    const noted = readFileSync(file, 'utf8').replace('{', '{"note":"mine",');
    for (const content of [noted, '{"signatures":[]}']) {
      writeFileSync(file, content);
      const refused = await sign(['--resume']);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('all.json exists')]);
      expect(readFileSync(file, 'utf8')).toBe(content);
    }
    expect((await sign(['--resume', '--force'])).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).signatures).toHaveLength(101);
    expect(twice).toEqual([]);
  });

  it('goes to stdout when its directory has gone, if that is asked for', async () => {
    mkdirSync(join(work, 'out'));
    await interrupted(['-', '--output', 'out'], named(101));
    rmSync(join(work, 'out'), { recursive: true });
    expect((await sign(['--resume'])).stderr).toContain('Give a directory');
    const resumed = await sign(['--resume', '--output', '-']);
    expect([resumed.code, resumed.stdout.trim().split('\n').length]).toEqual([0, 101]);
    expect(twice).toEqual([]);
  });

  it('that only has to be handed over asks nobody', async () => {
    await interrupted(['-'], named(101));
    const [file = ''] = journals();
    const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const { documents, ...rest } = JSON.parse(head);
    writeFileSync(file, [JSON.stringify({ ...rest, documents: documents.slice(0, 100) }), ...lines].join('\n'));
    const toNobody = ['-c', '"$@" | true', 'sh', process.execPath, CLI, 'sign-hash', '--resume'];
    const { output } = await runProgram('sh', toNobody, service.home.env);
    expect(output).toMatch(/^All are signed\. To write .* without another code: smartcmd sign-hash --resume \S+$/m);
    expect(output).not.toContain('Not signed');
    const { code, stdout } = await runCli(['sign-hash', '--resume'], { env: service.home.env });
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 100]);
    expect(journals()).toEqual([]);
  });

  it('signs again what its journal does not prove', async () => {
    await interrupted(['-'], named(101));
    const [file = ''] = journals();
    const wrong = signedLine(3, Buffer.alloc(256, 7));
    writeFileSync(file, `${readFileSync(file, 'utf8')}${wrong}{"index":4,"signature":"AAAA`);
    const resumed = await sign(['--resume']);
    expect([resumed.code, resumed.stderr]).toEqual([0, expect.stringContaining('99 of 101')]);
    const lines = resumed.stdout
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(lines.map(([, name]) => name).sort()).toEqual(named(101).sort());
    for (const [signature = '', name = ''] of lines) expect(isSignatureOf(name, signature)).toBe(true);
  });
});

describe('which run is continued', () => {
  const resumeArgs = ['sign-hash', '--resume', '--yes'];

  it('is said when there is none, or that there are several', async () => {
    for (const [args, sentence] of [
      [['--resume'], 'There is no interrupted run to continue.'],
      [['--discard'], 'There is no interrupted run to continue.'],
      [['--resume', 'x'], 'There is no interrupted run "x".'],
      [['--resume', 'x', 'y'], 'With --resume only the name'],
      [['--resume', '--file', 'x'], '--file and --resume cannot be given together'],
      [['--resume', '--discard'], '--discard and --resume cannot be given together'],
    ] as const) {
      const { code, stderr } = await sign(args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }
    await interrupted(['-'], named(101));
    await interrupted(['-', '--format', 'hex'], named(102));
    const ids = journals()
      .map((file) => basename(file, '.jsonl'))
      .sort()
      .reverse();
    const several = await sign(['--resume']);
    expect(several.code).toBe(2);
    expect(several.stderr).toContain(`There are several interrupted runs.\nGive one of: ${ids.join(', ')}`);
    expect((await sign(['--resume', ids[0] ?? ''])).stdout.trim().split('\n')).toHaveLength(102);
    expect((await sign(['--discard'])).code).toBe(0);
  });

  it('is said in a line of bearable length when there are very many', async () => {
    mkdirSync(batches(), { recursive: true, mode: 0o700 });
    for (let i = 100; i < 400; i++) writeFileSync(join(batches(), `run-${i}.jsonl`), '', { mode: 0o600 });
    for (const id of [[], ['x']]) {
      const { code, stderr } = await sign(['--resume', ...id]);
      expect(code).toBe(2);
      expect(stderr).toContain('Give one of: run-399, ');
      expect(stderr).toContain(' and 290 older ones');
      expect(stderr).not.toContain('run-100');
    }
  });

  it('is not one at which another process works', async () => {
    await interrupted(['-'], named(101));
    const waiting = writeHonestAskpass(work, service.stateDir, { pin: 'exec sleep 30 2>&-' });
    let pid = 0;
    const first = runCli([...resumeArgs, '--askpass', waiting], {
      env: service.home.env,
      onStart: (child) => {
        pid = child.pid ?? 0;
      },
    });
    const owners = (): number => parseJournal(readFileSync(journals()[0] ?? '', 'utf8'))?.owners.length ?? 0;
    await expect.poll(owners, { timeout: 20_000 }).toBe(2);
    const second = await sign(['--resume']);
    expect([second.code, second.stderr]).toEqual([2, expect.stringContaining('another smartcmd works at it')]);
    kill(pid);
    await first;
    expect((await sign(['--resume'])).code).toBe(0);
  });

  it('is none whose certificate or journal is not the one that it was', async () => {
    await interrupted(['-'], named(101));
    const [file = ''] = journals();
    const text = readFileSync(file, 'utf8');
    const id = basename(file, '.jsonl');
    writeFileSync(file, text.replace(/"certificateFingerprint":"../, '"certificateFingerprint":"zz'));
    const changed = await sign(['--resume']);
    expect([changed.code, changed.stderr]).toEqual([3, expect.stringContaining('has another certificate now')]);
    writeFileSync(file, text.replace('"version":1', '"version":2'));
    const newer = await sign(['--resume']);
    expect([newer.code, newer.stderr]).toEqual([3, expect.stringContaining(`sign-hash --discard ${id}`)]);
    chmodSync(file, 0o666);
    expect((await sign(['--resume'])).stderr).toContain('can be changed by other users');
    chmodSync(file, 0o600);
    chmodSync(dirname(file), 0o777);
    expect((await sign(['--resume'])).stderr).toContain('can be changed by other users');
    chmodSync(dirname(file), 0o700);
    expect((await sign(['--discard', id])).code).toBe(0);
    expect(journals()).toEqual([]);
  });

  it.each([
    ['a pipe', (file: string) => void execFileSync('mkfifo', ['-m', '600', file])],
    ['a link to nothing', (file: string) => symlinkSync('/nonexistent', file)],
    ['a link to a device', (file: string) => symlinkSync('/dev/zero', file)],
  ])('is none whose journal is %s, which can be forgotten', async (_, make) => {
    mkdirSync(batches(), { recursive: true, mode: 0o700 });
    make(join(batches(), 'x.jsonl'));
    const refused = await sign(['--resume'], undefined, killLater);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('sign-hash --discard x')]);
    expect((await sign(['--discard', 'x'], undefined, killLater)).code).toBe(0);
    expect(journals()).toEqual([]);
  });

  it('cannot be continued, and is signed all the same, where no journal can be kept', async () => {
    rmSync(batches(), { recursive: true, force: true });
    writeFileSync(batches(), '');
    const { code, stderr, stdout } = await sign([sha256('a'), sha256('b')]);
    rmSync(batches());
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 2]);
    expect(stderr).toContain('Warning: if this run is interrupted, it cannot be continued.');
  });
});

describe('a journal', () => {
  const head = {
    version: 1,
    profile: 'default',
    certificateFingerprint: '00',
    format: 'hex',
    output: '/x/',
    force: false,
    documents: [
      { name: 'a', digestInfo: Buffer.from(buildDigestInfo('sha256', Buffer.alloc(32))).toString('base64') },
      { name: 'b', digestInfo: Buffer.from(buildDigestInfo('sha1', Buffer.alloc(20))).toString('base64') },
    ],
  };

  it('is none when nobody could have begun such a run', () => {
    expect(parseJournal(JSON.stringify(head))?.documents).toHaveLength(2);
    const [first, second] = head.documents;
    for (const wrong of [
      { output: '/x\0y' },
      { output: 'x/' },
      { documents: [] },
      { documents: [first, { ...second, name: 'a' }] },
      { documents: [first, { ...second, name: '\u001b[2J' }] },
      { documents: [first, { ...second, name: 'b'.repeat(45) }] },
      { documents: [first, { ...second, digestInfo: 'AAAA' }] },
    ]) {
      expect(parseJournal(JSON.stringify({ ...head, ...wrong }))).toBeUndefined();
    }
  });

  it.each(['-1', '0', '', 'x'])('belongs to no process whose number is "%s"', (pid) => {
    expect(processStamp(Number.parseInt(pid, 10))).toBeUndefined();
  });

  it('keeps what comes after a disk was full for a while', ({ skip }) => {
    const mount = mountSmall();
    if (!mount) return skip('only root can mount');
    const before = process.env['XDG_STATE_HOME'];
    process.env['XDG_STATE_HOME'] = mount.dir;
    try {
      const { version: _, ...rest } = head;
      const documents = head.documents.map(({ name, digestInfo }) => ({
        name,
        digestInfo: Buffer.from(digestInfo, 'base64'),
      }));
      const journal = Journal.begin({ ...rest, format: 'hex', documents });
      const filler = join(mount.dir, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(1 << 20))).toThrow('ENOSPC');
      expect(() => journal.add([{ index: 0, signature: Buffer.alloc(8192, 1) }])).toThrow(CliError);
      rmSync(filler);
      journal.add([{ index: 1, signature: Buffer.alloc(256, 2) }]);
      journal.close();
      expect([...(parseJournal(readFileSync(journal.file, 'utf8'))?.signatures.keys() ?? [])]).toEqual([1]);
    } finally {
      if (before === undefined) delete process.env['XDG_STATE_HOME'];
      else process.env['XDG_STATE_HOME'] = before;
      mount.remove();
    }
  });

  it('that was cut off anywhere says what it said up to there', async () => {
    await interrupted(['-'], named(101));
    const [file = ''] = journals();
    const text = readFileSync(file, 'utf8');
    const whole = parseJournal(text);
    const head = text.indexOf('\n');
    for (let cut = 0; cut <= text.length; cut += cut < head - 2000 ? 997 : 61) {
      const record = parseJournal(text.slice(0, cut));
      if (cut < head) expect(record).toBeUndefined();
      for (const [index, signature] of record?.signatures ?? []) {
        expect(Buffer.compare(signature, whole?.signatures.get(index) ?? Buffer.alloc(0))).toBe(0);
      }
    }
    expect(whole?.signatures.size).toBe(100);
    expect((await sign(['--discard'])).code).toBe(0);
  });
});

/** No signal but this one reaches a command that waits for a pipe. */
const killLater = (pid: number): void => void setTimeout(kill, 15_000, pid).unref();

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
