import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeHonestAskpass } from '../askpass.js';
import { inDays, makeCertificate } from '../certificate.js';
import { copyHome, storeFiles, writePrivate } from '../profile-files.js';
import { makeHome, runCli, type TestHome } from '../run-cli.js';
import type { TestService } from '../simulator.js';
import type { Scenario } from './cuts.js';

type Make = (service: TestService) => Promise<Scenario>;

const setupArgs = ({ stateDir }: TestService, ...more: string[]): string[] => [
  ...['setup', '--environment', 'simulator', '--simulator-state', stateDir, '--non-interactive', ...more],
];

async function run(home: TestHome, ...args: string[]): Promise<void> {
  const { code, stderr } = await runCli(args, { env: home.env });
  if (code !== 0) throw new Error(`${args.join(' ')}: exit code ${code}: ${stderr}`);
}

async function twoProfiles(service: TestService): Promise<TestHome> {
  const home = copyHome(service.home);
  await run(home, ...setupArgs(service, '--profile', 'work'));
  return home;
}

/** A home in which documents are signed without a person, and how. */
function signing(service: TestService, ...more: string[]): Pick<Scenario, 'home' | 'args'> {
  const home = copyHome(service.home);
  const askpass = writeHonestAskpass(service.home.dir, service.stateDir);
  for (const name of ['a', 'b', 'c']) writeFileSync(join(home.dir, 'work', name), name);
  return { home, args: ['sign-hash', '--askpass', askpass, '--yes', ...more] };
}

/** What was interrupted is continued; what was not begun is begun. */
const continued =
  (args: readonly string[]) =>
  (home: TestHome): readonly string[] => {
    const batches = join(home.dir, 'state', 'smartcmd', 'batches');
    const begun = existsSync(batches) && readdirSync(batches).some((name) => name.endsWith('.jsonl'));
    return begun ? [...args.slice(0, 4), '--resume'] : args;
  };

const hexOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** The commands that write files of ours or of the person, in homes where they are about to be given. */
export const SCENARIOS: Readonly<Record<string, Make>> = {
  'the first profile': async (service) => {
    return { home: makeHome(), args: setupArgs(service) };
  },
  'another profile': async (service) => {
    return { home: copyHome(service.home), args: setupArgs(service, '--profile', 'work') };
  },
  'the certificate anew': async (service) => {
    return { home: copyHome(service.home), args: ['certificate', 'refresh'] };
  },
  'another default profile': async (service) => {
    return { home: await twoProfiles(service), args: ['profile', 'use', 'work'] };
  },
  'a profile that goes': async (service) => {
    const args = ['profile', 'remove', 'work', '--yes'];
    return { home: await twoProfiles(service), args, endsWith: [0, 3] };
  },
  'a certificate in a file': async (service) => {
    const home = copyHome(service.home);
    writeFileSync(join(home.dir, 'work', 'c.pem'), 'old');
    return { home, args: ['certificate', 'export', '--output', 'c.pem', '--force'] };
  },
  'one signature, in the place of another': async (service) => {
    const { home, args } = signing(service, '--file', 'a', '--output', 'a.sig', '--force');
    writeFileSync(join(home.dir, 'work', 'a.sig'), 'old');
    return { home, args };
  },
  'three signatures': async (service) => {
    const { home, args } = signing(
      service,
      ...['a', 'b', 'c'].flatMap((name) => ['--file', name]),
      '--output',
      'signed/',
    );
    // Where they are all there, there is nothing to do: the files are in the way.
    return { home, args, again: continued(args), endsWith: [0, 2], between: /\.jsonl$/ };
  },
  'three signatures in one file': async (service) => {
    const { home, args } = signing(service, hexOf('a'), hexOf('b'), '--format', 'json', '--output', 'all.json');
    return { home, args, again: continued(args), endsWith: [0, 2], between: /\.jsonl$|all\.json$/ };
  },
  'three signatures, where the file system knows no links': async (service) => {
    const { home, args } = signing(service, ...['a', 'b'].flatMap((name) => ['--file', name]), '--output', 'signed/');
    const inject = ['?link,linkat:error=EPERM'];
    return { home, args, again: continued(args), endsWith: [0, 2], between: /\.jsonl$/, inject };
  },
  'an interrupted run that is forgotten': async (service) => {
    const { home } = signing(service);
    const batches = join(home.dir, 'state', 'smartcmd', 'batches');
    mkdirSync(batches, { recursive: true, mode: 0o700 });
    writeFileSync(join(batches, '20260101-000000-abcdef.jsonl'), 'not known any more\n', { mode: 0o600 });
    return { home, args: ['sign-hash', '--discard'], endsWith: [0, 2] };
  },
  'new credentials': async (service) => {
    const home = copyHome(service.home);
    const { credentials } = storeFiles(home);
    const { password } = service.simulator.ready;
    writePrivate(join(home.dir, 'work', 'password'), `${password}\n`);
    writePrivate(credentials, readFileSync(credentials, 'utf8').replace(JSON.stringify(password), '"of last year"'));
    return { home, args: ['credentials', 'rotate', '--non-interactive', '--password-file', 'password'] };
  },
  'credentials that go': async (service) => {
    return {
      home: await twoProfiles(service),
      args: ['credentials', 'remove', '--profile', 'work', '--yes'],
      endsWith: [0, 3],
    };
  },
  'the next encryption certificate': async (service) => {
    const home = copyHome(service.home);
    writePrivate(join(home.dir, 'work', 'next.pem'), makeCertificate({ notBefore: inDays(1) }).pem);
    return { home, args: ['credentials', 'encryption-certificate', 'next.pem'] };
  },
  'the module': async (service) => {
    return { home: copyHome(service.home), args: ['module', 'install'] };
  },
};
