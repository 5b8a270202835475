import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeAskpass } from './support/askpass.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative, runProgram } from './support/native.js';
import { changeProfile } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';

// What the person's environment names, and what it may not decide.
const test = useModule();
vi.setConfig({ testTimeout: 60_000 });
const NOBODY = 65_534;
const place = (name: string): string => join(test.home.dir, name);

describe('a program with more rights than its user', () => {
  beforeEach(({ skip }) => {
    needNative(skip, 'pkcs11-tool');
    if (process.getuid?.() !== 0) skip('needs root, to give a program to somebody else');
  });

  /** pkcs11-tool, whose rights are those of whom it belongs to. */
  function setuidTool(): string {
    const tool = place('tool');
    // The other user may not see where ours is.
    copyFileSync(LIBRARY, place('module.so'));
    copyFileSync(execFileSync('sh', ['-c', 'command -v pkcs11-tool'], { encoding: 'utf8' }).trim(), tool);
    chownSync(tool, NOBODY, NOBODY);
    chmodSync(tool, 0o4755);
    for (const name of ['', ...readdirSync(test.home.dir, { recursive: true, encoding: 'utf8' })])
      chmodSync(place(name), name === 'tool' ? 0o4755 : 0o755);
    return tool;
  }

  it('finds no token, starts nothing, loads nothing and writes no log that its user names', async () => {
    const tool = setuidTool();
    mkdirSync(place('open'), { mode: 0o777 });
    chmodSync(place('open'), 0o777);
    const env = {
      ...test.env,
      SMARTCMD_ASKPASS: writeAskpass(test.home.dir, `touch '${place('open/asked')}'`, 'evil'),
      SMARTCMD_LOG: place('open/log'),
      SMARTCMD_TRACE_FILE: place('open/trace'),
      PTEIDPKCS11_WRAPPER: '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
      LD_PRELOAD: place('module.so'),
    };
    const listed = await runProgram(tool, ['--module', place('module.so'), '-L'], env);
    expect([listed.code, listed.output]).toEqual([1, expect.stringMatching(/^Available slots:\s*No slots\.\s*$/)]);
    expect(readdirSync(place('open'))).toEqual([]);
    // The same program with the rights of its user.
    chmodSync(tool, 0o755);
    expect((await runProgram(tool, ['--module', place('module.so'), '-L'], env)).output).toContain('CMD ');
    expect(readFileSync(place('open/log'), 'utf8')).toContain('C_GetSlotList(');
  });
});

it('a TLS authority that the environment names is not believed where the profile names its own', async () => {
  const { simulator, stateDir } = test.service;
  const [authority = ''] = readdirSync(stateDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|\/)stranger-ca\.pem$/.test(name),
  );
  const env = { ...test.home.env, NODE_EXTRA_CA_CERTS: join(stateDir, authority) };
  simulator.addFault({ operation: '*', occurrence: '*', kind: 'tls-unknown-ca' });
  try {
    const { code, stderr } = await runCli(['certificate', 'refresh'], { env });
    expect([code, stderr]).toEqual([5, expect.stringContaining('comes from an unknown authority')]);
    // It is the authority of that server: a profile without one of its own believes those of the system.
    changeProfile(test.home, (profile) => delete profile['tlsAnchors']);
    expect((await runCli(['certificate', 'refresh'], { env })).code).toBe(0);
  } finally {
    simulator.clearFaults();
  }
});

it.runIf(process.getuid?.() === 0).each([
  ['C', 'There is no home directory'],
  ['pt_PT.UTF-8', 'Não há pasta pessoal'],
])('a user whom the system does not know, without HOME, gets a sentence (%s)', async (LANG, sentence) => {
  // Who may read our files, wherever they are.
  const rights = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  const under = ['setpriv', '--reuid=54321', ...rights];
  const { code, stderr } = await runCli(['profile', 'list'], { env: { PATH: process.env['PATH'], LANG }, under });
  expect(stderr).toContain(sentence);
  expect(code).toBe(3);
});
