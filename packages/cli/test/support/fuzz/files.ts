import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDigestInfo, SmartCmdError } from '@smartcmd/cmd-client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Edit, edited, edits, fuzz } from '../../../../../test/support/fuzz.js';
import { readRecords } from '../../../src/apps/records.js';
import { headLine, ownerLine, parseJournal, signedLine } from '../../../src/batch/record.js';
import { CliError } from '../../../src/cli-error.js';
import { configText, readConfig } from '../../../src/store/config-file.js';
import { readCredentials } from '../../../src/store/credentials-file.js';
import { loadProfile } from '../../../src/store/profile.js';
import { presentTokenOf } from '../../../src/store/token.js';
import { storeFiles } from '../profile-files.js';
import { makeHome, type TestHome } from '../run-cli.js';
import { writeStoredProfile } from '../stored-profile.js';

const PASSWORD = 'a-password-of-the-application';
const VARIABLES = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'] as const;

/** Files of the store and of runs that were interrupted, as a person or a disk may have changed them. */
export function fuzzFiles(): void {
  let home: TestHome;
  const before = new Map<string, string | undefined>();
  const originals: Record<string, string> = {};
  beforeAll(() => {
    home = makeHome();
    writeStoredProfile(home, { endpoint: 'https://cmd.example/x.svc', password: PASSWORD });
    for (const name of VARIABLES) {
      before.set(name, process.env[name]);
      process.env[name] = home.env[name];
    }
    const { config, credentials, certificate } = storeFiles(home);
    const copy = '0123456789abcdef0123456789abcdef';
    const registered = {
      '/home/ana/x.module': {
        applications: ['p11-kit'],
        library: '/home/ana/.local/lib/smartcmd/libsmartcmd.so',
        files: [{ path: '/home/ana/x.module', backup: copy, mode: 0o644, after: copy + copy }],
        directories: ['/home/ana/modules'],
      },
    };
    const records = join(home.dir, 'data', 'smartcmd', 'registrations', 'registrations.json');
    mkdirSync(dirname(records), { recursive: true, mode: 0o700 });
    writeFileSync(records, JSON.stringify({ version: 1, registrations: registered }), { mode: 0o600 });
    for (const file of [config, credentials, certificate(), records]) originals[file] = readFileSync(file, 'utf8');
  });
  afterAll(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    home.remove();
  });

  /** A file of the store, by its number; a value in its JSON that becomes another; changes of its text. */
  interface Value {
    readonly file: number;
    readonly where: readonly number[];
    readonly what: unknown;
    readonly edits: readonly Edit[];
  }

  const WORDS = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'null',
    '\\u0000',
    '\\ud800',
    '__proto__',
    '"version": 2',
    '\ufeff',
    '\u0000',
    '/../',
    '\\n',
    '-----BEGIN CERTIFICATE-----',
  ];
  const HOSTILE = [
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\u001b[2J\u202e',
    '__proto__',
    '/',
    '../../x',
    'x'.repeat(100_000),
    [],
    {},
    { __proto__: null },
    [[]],
    'https://',
    'javascript:x',
    '+351 1',
  ];
  const values: fc.Arbitrary<Value> = fc.record({
    file: fc.nat(3),
    where: fc.array(fc.nat(9), { maxLength: 5 }),
    what: fc.oneof(fc.constant(undefined), fc.constantFrom(...HOSTILE), fc.jsonValue()) as fc.Arbitrary<unknown>,
    edits: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, edits(WORDS, 2)),
  });

  /** The value at a place, by the numbers of its fields, replaced. */
  function replaced(value: unknown, [first, ...rest]: readonly number[], what: unknown): unknown {
    if (first === undefined || typeof value !== 'object' || value === null) return what;
    const keys = Object.keys(value);
    const key = keys[first % Math.max(keys.length, 1)];
    if (key === undefined) return what;
    const inner = replaced((value as Record<string, unknown>)[key], rest, what);
    return Array.isArray(value)
      ? value.map((each, index) => (String(index) === key ? inner : each))
      : { ...value, [key]: inner };
  }

  function isGood(error: unknown): true {
    if (!(error instanceof CliError || error instanceof SmartCmdError)) throw error;
    const texts =
      error instanceof CliError
        ? [error.sentence.en, error.sentence.pt, error.remedy?.en ?? '', error.remedy?.pt ?? '']
        : [error.sentence('en'), error.sentence('pt'), error.remedy('en'), error.remedy('pt')];
    for (const text of texts) {
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toMatch(/\[object|(?<!u)\{\w+\}/);
    }
    if (error instanceof CliError) expect(error.kind).toBe('configuration');
    return true;
  }

  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      isGood(error);
      return undefined;
    }
  };

  fuzz<Value>({
    name: 'files',
    values,
    runs: 50,
    check: async ({ file, where, what, edits: changes }) => {
      const [path = '', original = ''] = Object.entries(originals)[file] ?? [];
      const isJson = path.endsWith('.json');
      const text =
        isJson && what !== undefined ? JSON.stringify(replaced(JSON.parse(original), where, what), null, 2) : original;
      writeFileSync(path, edited(text, changes));
      try {
        const profile = await loadProfile().catch((error: unknown) => void isGood(error));
        if (profile) {
          expect(profile.endpoint).toMatch(/^https:\/\//);
          expect(profile.phone).toMatch(/^\+\d+ \d+$/);
          expect(profile.credentials.password).not.toBe('');
        }
        attempt(readCredentials);
        for (const [place, record] of attempt(readRecords) ?? [])
          expect([typeof place, record.library]).toEqual(['string', expect.any(String)]);
        const config = attempt(readConfig);
        if (config) {
          attempt(() => presentTokenOf('default', config));
          // What is kept of the file is kept again.
          const again = configText(config);
          writeFileSync(storeFiles(home).config, again);
          expect(configText(readConfig())).toBe(again);
        }
      } finally {
        for (const [name, content] of Object.entries(originals)) writeFileSync(name, content);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  });

  const DIGEST_INFO = buildDigestInfo('sha256', Buffer.alloc(32, 7));
  const JOURNAL = [
    headLine({
      profile: 'default',
      certificateFingerprint: 'ab'.repeat(32),
      format: 'hex',
      output: '/home/ana/signed/',
      force: false,
      documents: ['a', 'b', 'contrato.pdf'].map((name) => ({ name, digestInfo: DIGEST_INFO })),
    }),
    ownerLine('123:456'),
    signedLine(0, Buffer.alloc(384, 1)),
    signedLine(2, Buffer.alloc(384, 2)),
  ].join('');

  interface JournalValue {
    readonly line: number;
    readonly where: readonly number[];
    readonly what: unknown;
    readonly edits: readonly Edit[];
  }

  fuzz<JournalValue>({
    name: 'journals',
    values: fc.record({
      line: fc.nat(4),
      where: fc.array(fc.nat(9), { maxLength: 4 }),
      what: fc.oneof(fc.constant(undefined), fc.constantFrom(...HOSTILE), fc.jsonValue()) as fc.Arbitrary<unknown>,
      edits: fc.oneof(fc.constant([]), edits([...WORDS, '\n', '{"index":1,"signature":"AAAA"}\n'], 3)),
    }),
    runs: 100,
    check: ({ line, where, what, edits: changes }) => {
      const lines = JOURNAL.split('\n');
      const one = lines[line];
      if (one && what !== undefined) lines[line] = JSON.stringify(replaced(JSON.parse(one), where, what));
      const record = parseJournal(edited(lines.join('\n'), changes));
      if (!record) return;
      const { documents, signatures, output } = record;
      expect(documents.length).toBeGreaterThan(0);
      expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
      expect(output === '-' || output.startsWith('/')).toBe(true);
      for (const [index, signature] of signatures) {
        expect(documents[index]).toBeDefined();
        expect(signature).toBeInstanceOf(Uint8Array);
      }
      // What was understood is understood again.
      const again = parseJournal(
        headLine(record) + [...signatures].map(([index, bytes]) => signedLine(index, bytes)).join(''),
      );
      expect([again?.documents, again?.signatures]).toEqual([documents, signatures]);
    },
  });
}
