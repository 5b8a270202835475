import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeFiles, writePrivate } from './support/profile-files.js';
import { useSetup } from './support/setup.js';

const bench = useSetup();
const simulator = (): string[] => ['--environment', 'simulator', '--simulator-state', bench.service.stateDir];

describe('a file of ours that cannot be used', () => {
  const cases = [
    ['config', 'no JSON'],
    ['config', '[]'],
    ['config', '{"version":1}'],
    ['config', '{"version":1,"defaultProfile":5,"profiles":{}}'],
    ['credentials', '{"version":1,"profiles":[]}'],
  ] as const;

  it.each(cases)('%s.json = %s: what setup says to do works, and loses nothing', async (which, content) => {
    const file = storeFiles(bench.home)[which];
    writePrivate(file, content);
    writePrivate(`${file}.broken`, 'an earlier one');
    const { code, stderr } = await bench.run(simulator());
    expect(code).toBe(3);
    const command = /^.*: (mv .*)$/m.exec(stderr)?.[1] ?? `no command in ${stderr}`;
    execFileSync('sh', ['-c', command.replace(/smartcmd setup$/, ':')]);
    expect(readFileSync(`${file}.broken`, 'utf8')).toBe('an earlier one');
    expect(readFileSync(`${file}.broken-2`, 'utf8')).toBe(content);
    expect((await bench.run(simulator())).code).toBe(0);
  });

  it.each(['config', 'credentials'] as const)('%s.json, a link to nothing, is not begun anew', async (which) => {
    const file = storeFiles(bench.home)[which];
    rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    symlinkSync('/not/mounted', file);
    const { code, stderr } = await bench.run(simulator());
    expect(stderr).toContain(`${file} cannot be read: `);
    expect(code).toBe(3);
    expect(readlinkSync(file)).toBe('/not/mounted');
  });

  it('is repaired by setup when only a profile in it is broken', async () => {
    writePrivate(storeFiles(bench.home).config, '{"version":1,"profiles":{"work":{"phone":5}}}');
    writePrivate(storeFiles(bench.home).credentials, '{"version":1,"profiles":{"work":{}}}');
    const broken = await bench.run([...simulator(), '--profile', 'work']);
    expect(broken.code).toBe(0);
  });
});
