import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useApps } from './support/apps.js';

// A power cut or a SIGKILL in the middle of "smartcmd apps": what is half done is known, and can be finished or undone.
const bench = useApps();

/** Runs the command with a process that kills itself right after the file has been replaced, made or removed. */
async function killedAfter(file: string, ...args: string[]): Promise<void> {
  const preload = bench.write(
    bench.place('kill.cjs'),
    `const fs = require('node:fs');
for (const name of ['renameSync', 'linkSync', 'unlinkSync', 'rmSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    real(...args);
    if (args.slice(0, 2).includes(${JSON.stringify(file)})) process.kill(process.pid, 'SIGKILL');
  };
}
require('node:module').syncBuiltinESMExports();`,
  );
  const before = bench.home;
  bench.set({ NODE_OPTIONS: `--require=${preload}` });
  const { stdout } = await bench.run(...args);
  bench.home = before;
  rmSync(preload);
  expect(stdout).toBe('');
}

it('a setting that was made is taken back, although the command did not live to say so', async () => {
  const settings = bench.place('config', 'libreoffice', '4', 'user', 'registrymodifications.xcu');
  bench.write(settings, '<?xml version="1.0"?>\n<oor:items></oor:items>');
  const before = bench.snapshot();
  await killedAfter(settings, 'register', 'libreoffice');
  expect(readFileSync(settings, 'utf8')).toContain('CertDir');
  await bench.change('unregister', 'libreoffice');
  expect(bench.snapshot()).toEqual(before);
});

it('what was there first is restored, and not removed by who comes after the one that was killed', async () => {
  const file = bench.write(
    bench.place('config', 'pkcs11', 'modules', 'smartcmd.module'),
    'module: /somewhere/else.so\n',
  );
  const before = bench.snapshot();
  await bench.change('register', 'p11-kit');
  await killedAfter(file, 'unregister', 'p11-kit');
  expect(bench.snapshot()).toEqual(before);
  const { results } = await bench.change('register', 'p11-kit');
  expect(results).toMatchObject([{ outcome: 'registered' }]);
  await bench.change('unregister', 'p11-kit');
  expect(bench.snapshot()).toEqual(before);
});

it('a file that is gone is made again', async () => {
  const file = bench.place('config', 'pkcs11', 'modules', 'smartcmd.module');
  mkdirSync(bench.place('config', 'pkcs11', 'modules'), { recursive: true });
  await bench.change('register', 'p11-kit');
  await killedAfter(file, 'unregister', 'p11-kit');
  expect(existsSync(file)).toBe(false);
  expect((await bench.change('register', 'p11-kit')).results).toMatchObject([{ outcome: 'registered' }]);
  rmSync(file);
  expect((await bench.change('register', 'p11-kit')).results).toMatchObject([{ outcome: 'registered' }]);
  await bench.change('unregister', 'p11-kit');
  expect(existsSync(file)).toBe(false);
});

it('what a program of NSS was replacing when the power failed comes back', async () => {
  const database = bench.database(bench.place('.pki', 'nssdb'));
  const list = bench.place('.pki', 'nssdb', 'pkcs11.txt');
  bench.write(list, `${readFileSync(list, 'utf8')}library=/usr/lib/other.so\nname=Other\n\n`);
  const before = bench.snapshot();
  await killedAfter(bench.place('data', 'smartcmd', 'registrations', 'registrations.json'), 'register', 'nss');
  // It removes the old file before it gives the new one its name.
  rmSync(list);
  expect((await bench.change('unregister', 'nss')).ok).toBe(true);
  expect(bench.snapshot()).toEqual(before);
  expect(bench.modules(database)).toContain('Other: /usr/lib/other.so');
});

it("what was restored is the person's own, and stays when the command is given again", async () => {
  bench.write(bench.place('config', 'pkcs11', 'modules', 'smartcmd.module'), 'module: /somewhere/else.so\n');
  const before = bench.snapshot();
  await bench.change('register', 'p11-kit');
  for (const time of ['first', 'second']) {
    await bench.change('unregister', 'p11-kit');
    expect(bench.snapshot(), time).toEqual(before);
  }
});
