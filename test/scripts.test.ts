import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoTexts } from '../scripts/lib/demo-texts.mjs';
import { complaintAboutNode } from '../scripts/lib/node-version.mjs';
import { Miniature } from './support/miniature.js';
import { isAlive } from './support/process.js';

describe('npm run TARGET', () => {
  let workspace: Miniature;
  beforeEach(() => {
    workspace = new Miniature();
  });
  afterEach(() => workspace.dispose());

  it('installs with the pinned pnpm and builds, and the second time does neither', async () => {
    const first = await workspace.run('build');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain('install: done');
    expect(first.stderr).toContain('build: done');
    expect(workspace.read('npx.log')).toMatch(/^--yes pnpm@1\.2\.3 install --frozen-lockfile/);
    expect(workspace.read('packages/tiny/dist/index.js')).toContain('one = 1');

    const second = await workspace.run('build');
    expect(second).toMatchObject({ code: 0, stderr: '✓ install: up to date\n✓ build: up to date\n' });
    expect(workspace.read('npx.log').trim().split('\n')).toHaveLength(1);
  });

  it('builds again, without installing, after a source has changed', async () => {
    await workspace.run('build');
    workspace.write('packages/tiny/src/index.ts', 'export const one = 11;\n');
    const again = await workspace.run('build');
    expect(again.stderr).toContain('install: up to date');
    expect(again.stderr).toContain('build: done');
    expect(workspace.read('packages/tiny/dist/index.js')).toContain('one = 11');
  });

  it('compiles native code where there is a compiler, and otherwise says what to install', async () => {
    workspace.write('packages/tiny/native/Makefile', 'all:\n\t@echo made >made\n');
    workspace.program('cc', 'exit 0');
    workspace.program('make', 'mkdir -p "$2/build" && echo made >"$2/build/libsmartcmd-cmd.so"');
    expect((await workspace.run('build')).stderr).toContain('make (tiny)');
    expect(workspace.read('packages/tiny/native/build/libsmartcmd-cmd.so')).toBe('made\n');
    expect((await workspace.run('build')).stderr).toContain('build: up to date');
    process.env['CC'] = 'no-such-compiler';
    try {
      const without = await workspace.run('build');
      expect(without).toMatchObject({ code: 0 });
      expect(without.stderr).toContain('was not built: install the packages gcc, libc6-dev and make');
    } finally {
      delete process.env['CC'];
    }
  });

  it('builds again when an output has gone, although tsc would call it current', async () => {
    await workspace.run('build');
    workspace.remove('packages/tiny/dist');
    expect(await workspace.run('build')).toMatchObject({ code: 0 });
    expect(workspace.read('packages/tiny/dist/index.js')).toContain('one = 1');
  });

  it('installs again after the lockfile has changed', async () => {
    await workspace.run('build');
    workspace.write('pnpm-lock.yaml', 'lockfileVersion: 2\n');
    expect((await workspace.run('build')).stderr).toContain('install: done');
  });

  it('names the failed installation, shows its last lines, says what to do, and tries again the next time', async () => {
    workspace.npx('echo "request failed, reason: getaddrinfo ENOTFOUND registry.example" >&2; exit 7');
    const failed = await workspace.run('test');
    expect(failed.code).toBe(7);
    expect(failed.stdout).toBe('');
    expect(failed.stderr).toContain('✗ install failed: pnpm@1.2.3 ended with exit code 7');
    expect(failed.stderr).toContain('    request failed, reason: getaddrinfo ENOTFOUND registry.example');
    expect(failed.stderr).toContain('What to do: check the network, the proxy');
    workspace.npx('exit 0');
    expect(await workspace.run('test')).toMatchObject({ code: 0 });
  });

  it('names the failed build and shows what the compiler says', async () => {
    workspace.write('packages/tiny/src/index.ts', 'export const one: string = 1;\n');
    const failed = await workspace.run('test');
    expect(failed.code).toBe(1);
    expect(failed.stdout).toBe('');
    expect(failed.stderr).toContain('error TS2322');
    expect(failed.stderr).toContain('✗ build failed: tsc -b ended with exit code 1');
  });

  it('names the package whose bundle failed', async () => {
    workspace.write('packages/tiny/bundle.mjs', 'process.stderr.write("no such entry\\n"); process.exitCode = 3;');
    const failed = await workspace.run('build');
    expect(failed.code).toBe(3);
    expect(failed.stderr).toContain('✗ build failed: "npm run bundle" in packages/tiny ended with exit code 3');
    expect(failed.stderr).toContain('    no such entry');
  });

  it('hands further arguments to the target, and its exit code back', async () => {
    const passed = await workspace.run('test', 'some/path with blanks', '-t', 'name');
    expect(passed).toMatchObject({ code: 0, stdout: '["run","some/path with blanks","-t","name"]\n' });
    workspace.write('node_modules/vitest/cli.cjs', 'process.exitCode = 9;');
    const failed = await workspace.run('test');
    expect(failed.code).toBe(9);
    expect(failed.stderr).toContain('✗ test failed: exit code 9');
    expect(failed.stderr).toContain('run "npm test" again');
  });

  it('refuses an unknown or missing target with the list of those that exist', async () => {
    const unknown = await workspace.run('toString');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(
      /^There is no target "toString": run "npm run TARGET" with one of build, test, test:windows, test:long, fuzz, demo/,
    );
    expect(await workspace.run()).toMatchObject({ code: 2 });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends what its children started on %s', async (signal, code) => {
    workspace.npx('sleep 1000 & echo "started $!"; wait');
    const running = workspace.start('build');
    await running.saw('started');
    running.child.kill(signal);
    const ended = await running.ended;
    expect(ended.code).toBe(code);
    const grandchild = Number(/started (\d+)/.exec(ended.stderr)?.[1]);
    expect(grandchild).toBeGreaterThan(0);
    await expect.poll(() => isAlive(grandchild)).toBe(false);
  });
});

describe('the sentence for an old Node', () => {
  it.each(['v16.20.2', 'v18.19.0', 'v20.16.9'])('is said for %s', (version) => {
    expect(complaintAboutNode(version, '20.17')).toContain(`this is Node ${version.slice(1)}`);
  });

  it.each(['v20.17.0', 'v20.20.2', 'v22.0.0', 'v26.1.0'])('is not said for %s', (version) => {
    expect(complaintAboutNode(version, '20.17')).toBeUndefined();
  });
});

describe("the demo's texts", () => {
  const shape = (texts: object) =>
    Object.entries(texts).map(([name, text]) => [name, typeof text, Array.isArray(text) ? text.length : undefined]);

  it('are complete in both languages', () => {
    const portuguese = demoTexts({ LANG: 'pt_PT.UTF-8' });
    const english = demoTexts({ LANG: 'en_GB.UTF-8' });
    expect(portuguese).not.toBe(english);
    expect(shape(portuguese)).toEqual(shape(english));
  });

  it('follow the same variables as other programs', () => {
    const portuguese = demoTexts({ LANG: 'pt_PT.UTF-8' });
    expect(demoTexts({ LC_MESSAGES: 'pt_BR', LANG: 'en' })).toBe(portuguese);
    expect(demoTexts({ LC_ALL: 'C', LC_MESSAGES: 'pt_PT' })).not.toBe(portuguese);
  });
});
