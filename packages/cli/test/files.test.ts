import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../src/files/atomic-write.js';
import { jsonErrorPosition } from '../src/files/json-position.js';
import { temporaryName } from '../src/files/leftovers.js';
import { shellQuote } from '../src/files/shell-quote.js';
import { writeTogether } from '../src/files/write-together.js';
import { mountSmall } from './support/mounts.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'smartcmd-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe('an atomic write', () => {
  it('gives a file exactly the permissions asked for, whatever the umask', () => {
    const before = process.umask(0o077);
    try {
      writeFileAtomic(join(dir, 'a'), 'x', { mode: 0o644, overwrite: true });
    } finally {
      process.umask(before);
    }
    expect(modeOf(join(dir, 'a'))).toBe(0o644);
  });

  it('keeps the permissions of the file that it replaces', () => {
    const file = join(dir, 'a');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    writeFileAtomic(file, 'new', { overwrite: true });
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(modeOf(file)).toBe(0o640);
  });

  it('does not replace a file when it may not', () => {
    const file = join(dir, 'a');
    writeFileSync(file, 'old');
    expect(() => writeFileAtomic(file, 'new', { overwrite: false })).toThrow(
      expect.objectContaining({ code: 'EEXIST' }),
    );
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('creates a file where it may not replace one', () => {
    writeFileAtomic(join(dir, 'a'), 'new', { overwrite: false });
    expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('new');
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('writes through a symbolic link, which stays one', () => {
    mkdirSync(join(dir, 'real'));
    writeFileSync(join(dir, 'real', 'a'), 'old');
    symlinkSync(join('real', 'a'), join(dir, 'link'));
    writeFileAtomic(join(dir, 'link'), 'new', { overwrite: true });
    expect(readFileSync(join(dir, 'real', 'a'), 'utf8')).toBe('new');
    expect(readdirSync(join(dir, 'real'))).toEqual(['a']);
  });

  it('does not follow a link of another user where everybody may put one', ({ skip }) => {
    if (process.getuid?.() !== 0) return skip('needs root, to make the link of another user');
    const [open, ours, link] = [join(dir, 'open'), join(dir, 'ours'), join(dir, 'open', 'signature')];
    mkdirSync(open);
    chmodSync(open, 0o1777);
    writeFileSync(ours, 'old');
    symlinkSync(ours, link);
    lchownSync(link, 12_345, 12_345);
    expect(() => writeFileAtomic(link, 'new', { overwrite: true })).toThrow(
      expect.objectContaining({ code: 'EACCES' }),
    );
    expect(readFileSync(ours, 'utf8')).toBe('old');
    // Where they could not have put it, it is what its owner wants.
    chmodSync(open, 0o755);
    writeFileAtomic(link, 'new', { overwrite: true });
    expect(readFileSync(ours, 'utf8')).toBe('new');
  });

  it('writes to a device and does not replace it', () => {
    writeFileAtomic('/dev/null', 'x', { overwrite: true });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(() => writeFileAtomic('/dev/full', 'x', { overwrite: true })).toThrow(
      expect.objectContaining({ code: 'ENOSPC' }),
    );
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('does not wait for the reader of a pipe', () => {
    const path = join(dir, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(() => writeFileAtomic(path, 'x', { overwrite: true })).toThrow(expect.objectContaining({ code: 'ENXIO' }));
  });

  it('does not replace a directory, and leaves nothing behind', () => {
    mkdirSync(join(dir, 'a'));
    expect(() => writeFileAtomic(join(dir, 'a'), 'x', { overwrite: true })).toThrow();
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('leaves the old file and no other on a full disk', ({ skip }) => {
    const mount = mountSmall();
    if (!mount) return skip('mounting a small file system needs root');
    try {
      const file = join(mount.dir, 'a');
      writeFileSync(file, 'old');
      expect(() => writeFileAtomic(file, Buffer.alloc(100_000), { overwrite: true })).toThrow(
        expect.objectContaining({ code: 'ENOSPC' }),
      );
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(mount.dir)).toEqual(['a']);
    } finally {
      mount.remove();
    }
  });
});

describe('temporary files', () => {
  const HOUR = 3600;
  const mine = temporaryName();
  const [, host = '', pid = '', start = ''] = /^\.smartcmd-(\w+)-(\d+)-(\d+)-/.exec(mine) ?? [];
  const named = (where: string, ...process: string[]): string =>
    ['.smartcmd', where, ...process, '0123456789abcdef.tmp'].join('-');

  it.each([
    ['of this process stays', mine, 0, true],
    ['of a process that has ended goes', named(host, '99999999', start), 0, false],
    ['of one that had the number of another goes', named(host, pid, String(Number(start) - 1)), 0, false],
    ['of another machine stays for a day', named('00000000', '99999999', start), 23 * HOUR, true],
    ['of another machine goes after a day', named('00000000', '99999999', start), 25 * HOUR, false],
    ['of an older smartcmd goes after a day', '.smartcmd-0123456789abcdef.tmp', 25 * HOUR, false],
    ['that is not ours stays', '.smartcmd-notes.tmp', 25 * HOUR, true],
  ])('one %s', (_, name, age, stays) => {
    const file = join(dir, name);
    writeFileSync(file, 'x');
    const then = Date.now() / 1000 - age;
    utimesSync(file, then, then);
    writeFileAtomic(join(dir, 'a'), 'new', { overwrite: true });
    expect(existsSync(file)).toBe(stays);
  });
});

describe('writing several files', () => {
  it('removes some of them, or none', () => {
    writeFileSync(join(dir, 'a'), 'old');
    writeFileSync(join(dir, 'b'), 'old');
    const gone = { path: join(dir, 'a'), data: undefined, mode: 0o600 };
    mkdirSync(join(dir, 'c'));
    expect(() => writeTogether([gone, { path: join(dir, 'c'), data: 'new', mode: 0o600 }])).toThrow();
    expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('old');
    writeTogether([gone, { path: join(dir, 'b'), data: 'new', mode: 0o600 }]);
    expect(readdirSync(dir).sort()).toEqual(['b', 'c']);
  });

  it('changes none when one cannot be written', () => {
    writeFileSync(join(dir, 'a'), 'old');
    const files = [
      { path: join(dir, 'a'), data: 'new', mode: 0o600 },
      { path: join(dir, 'missing', 'b'), data: 'new', mode: 0o600 },
    ];
    expect(() => writeTogether(files)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('gives those before it their old content back when one cannot be replaced', () => {
    writeFileSync(join(dir, 'a'), 'old');
    // A directory cannot be replaced by a file, which only the renaming finds out.
    mkdirSync(join(dir, 'c'));
    const files = ['a', 'b', 'c'].map((name) => ({ path: join(dir, name), data: 'new', mode: 0o600 }));
    expect(() => writeTogether(files)).toThrow();
    expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(dir).sort()).toEqual(['a', 'c']);
  });
});

describe('the place where a text stops being JSON', () => {
  it.each([
    ['', 1, 1],
    ['   \n ', 2, 2],
    ['{', 1, 2],
    ['{"a":1,}', 1, 8],
    ['{"a" 1}', 1, 6],
    ['{\n  "version": 1,\n  "profiles": {]\n}', 3, 16],
    ['{"a":1} x', 1, 9],
    ['{"a":01}', 1, 6],
    ['{:1}', 1, 2],
    ['[1:2]', 1, 3],
    ['{"a":1]', 1, 7],
    ['[1}', 1, 3],
    ['{"a":1 "b":2}', 1, 8],
    ["{'a':1}", 1, 2],
    ['{"a":"b\nc"}', 1, 6],
    ['[1,2', 1, 5],
    ['nul', 1, 1],
    ['{"a":{"b":[1,{"c":tru}]}}', 1, 19],
  ])('of %j is line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonErrorPosition(text)).toEqual({ line, column });
  });
});

describe('a word for the shell', () => {
  it.each([
    ['/home/ana/.config', '/home/ana/.config'],
    ['/home/ana maria/x', "'/home/ana maria/x'"],
    ["it's", "'it'\\''s'"],
    ['$(rm)', "'$(rm)'"],
    ['', "''"],
  ])('%j is typed as %s', (word, typed) => {
    expect(shellQuote(word)).toBe(typed);
  });
});
