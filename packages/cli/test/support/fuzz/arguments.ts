import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { fuzz, UNPRINTABLE } from '../../../../../test/support/fuzz.js';
import { writeAskpass } from '../askpass.js';
import { makeHome, type TestHome } from '../run-cli.js';
import { writeStoredProfile } from '../stored-profile.js';

const SECRET = '97531864-not-to-be-shown';
const PASSWORD = 'a-password-of-the-application';
const DIGEST = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

const COMMANDS = [
  ...[
    'apps',
    'apps list',
    'apps register',
    'apps unregister',
    'autocomplete',
    'certificate',
    'certificate export',
    'certificate refresh',
  ],
  ...[
    'certificate show',
    'doctor',
    'help',
    'module',
    'module install',
    'module path',
    'profile',
    'profile list',
    'profile remove',
  ],
  ...['profile use', 'setup', 'sign-hash', 'simulator', 'token show', 'trace', 'nonsense', ''],
].map((text) => text.split(' '));
const FLAGS = [
  ...[
    '--all',
    '--algorithm',
    '--also',
    '--application-id',
    '--askpass',
    '--card',
    '--chain',
    '--digest-info',
    '--discard',
    '--document-name',
  ],
  ...[
    '--dry-run',
    '--encryption-certificate',
    '--endpoint',
    '--enrol-on-first-use',
    '--environment',
    '--file',
    '--force',
    '--format',
    '--help',
  ],
  ...[
    '--json',
    '--module',
    '--non-interactive',
    '--output',
    '--password-file',
    '--phone',
    '--prefix',
    '--profile',
    '--quiet',
    '--resume',
  ],
  ...[
    '--service',
    '--simulator-state',
    '--summary',
    '--tls-ca',
    '--username',
    '--verbose',
    '--version',
    '--yes',
    '-p',
    '-m',
    '-o',
    '-q',
    '-v',
    '-h',
    '--',
    '-',
    '--no-yes',
  ],
];
const SAFE = [
  ...[
    DIGEST,
    'default',
    'work',
    '-',
    '',
    '.',
    'no/such/file',
    'document',
    'base64',
    'hex',
    'raw',
    'json',
    'sha256',
    'md5',
    'pem',
    'der',
    'bash',
  ],
  ...[
    'simulator',
    'production',
    'custom',
    'https://127.0.0.1:1/x',
    'http://x',
    '+351 912345678',
    '912345678',
    'none',
    'ccmovel',
    'p11-kit',
    'java',
  ],
  ...[
    '__proto__',
    'constructor',
    '\u001b[2J',
    '\u202egpj',
    '%s',
    '$(id)',
    '🇵🇹',
    'a\nb',
    'x'.repeat(5000),
    '--',
    '-1',
    '1e9',
    'true',
  ],
];
const SECRETS = ['--pin', '--otp', '--password', '--PIN'].flatMap((flag) => [[flag, SECRET], [`${flag}=${SECRET}`]]);

// Nothing that leads out of the folder of the test.
const anything = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[\0/]|\.\./g, '_'));
const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SAFE) }, anything);
const part = fc.oneof(
  fc.constantFrom(...FLAGS).map((flag) => [flag]),
  fc.tuple(fc.constantFrom(...FLAGS), value).map(([flag, text]) => [flag, text]),
  fc.tuple(fc.constantFrom(...FLAGS), value).map(([flag, text]) => [`${flag}=${text}`]),
  value.map((text) => [text]),
);
// First, where no option takes it for its value, and it is not after the end of options.
const secret = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.constantFrom(...SECRETS));
const values = fc
  .tuple(fc.constantFrom(...COMMANDS), secret, fc.array(part, { maxLength: 5 }))
  .map(([command, hidden, parts]) => [...command, ...hidden, ...parts.flat()])
  // That one runs until it is ended.
  .filter((argv) => argv[0] !== 'simulator' || !argv.includes('start'));

/** Command lines. */
export function fuzzArguments(): void {
  let home: TestHome;
  let server: ChildProcess;
  let template: string;
  let ended: Promise<never>;

  beforeAll(async () => {
    home = makeHome();
    writeStoredProfile(home, { endpoint: 'https://127.0.0.1:1/x.svc', password: PASSWORD });
    writeAskpass(home.dir, 'exit 1');
    mkdirSync(join(home.dir, 'bin'));
    template = `${home.dir}.template`;
    cpSync(home.dir, template, { recursive: true });
    // No program is started by its name, and nothing leaves this machine.
    const env = {
      ...home.env,
      PATH: join(home.dir, 'bin'),
      HTTPS_PROXY: 'http://127.0.0.1:1',
      SMARTCMD_ASKPASS: join(home.dir, 'askpass'),
    };
    const script = fileURLToPath(new URL('../cli-server.mjs', import.meta.url));
    // A session of its own: no /dev/tty.
    server = fork(script, [], {
      env,
      cwd: join(home.dir, 'work'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
      execArgv: [],
    });
    ended = once(server, 'exit').then(() => Promise.reject(new Error('the process ended')));
    ended.catch(() => undefined);
    await once(server, 'message');
  });
  afterAll(() => {
    server?.kill('SIGKILL');
    home.remove();
    rmSync(template, { recursive: true, force: true });
  });

  interface Result {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
  }

  async function run(argv: readonly string[]): Promise<Result> {
    for (const name of ['work', 'config', 'data', 'state']) {
      for (const entry of entriesOf(join(home.dir, name))) rmSync(join(home.dir, name, entry), { recursive: true });
    }
    cpSync(template, home.dir, { recursive: true });
    const answer = once(server, 'message');
    server.send(argv);
    const [result] = (await Promise.race([answer, ended])) as [Result];
    return result;
  }

  const entriesOf = (directory: string): string[] => {
    try {
      return readdirSync(directory);
    } catch {
      return [];
    }
  };

  fuzz<string[]>({
    name: 'arguments',
    values,
    runs: 25,
    check: async (argv) => {
      const { code, stdout, stderr } = await run(argv);
      // 1 is for what nobody has planned for; a traced program would have a code of its own, but none is started.
      expect([0, 2, 3, 4, 5, 6, 7], stderr).toContain(code);
      if (code === 2) expect(stdout).toBe('');
      // A check that fails, and places that cannot be changed, are told in their own way.
      const reports = argv.includes('doctor') || argv[0] === 'apps';
      // Whoever says no is told no more than that.
      if (code !== 0 && code !== 6 && !reports) expect(stderr.match(/^Error: ./gm)?.length, stderr).toBe(1);
      const said = stdout + stderr;
      expect(said).not.toMatch(/\n\s+at .*[:(]|Exception:|Rejection:|\[object |\bundefined\b|\bNaN\b/);
      expect(said.replaceAll(/[\n\t]/g, '')).not.toMatch(UNPRINTABLE);
      expect(said).not.toContain(SECRET);
      expect(said).not.toContain(PASSWORD);
      const left = readdirSync(home.dir, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /\.tmp$|\.lock$/.test(path),
      );
      expect(left).toEqual([]);
      expect(readFileSync(join(home.dir, 'askpass'), 'utf8')).toContain('exit 1');
    },
  });
}
