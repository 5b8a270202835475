import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './support/miniature.js';
import { run } from './support/process.js';

// `.ci/run` itself, with an npm that does what a test tells it.
describe('.ci/run', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'smartcmd-ci-'));
    for (const name of ['.ci', 'scripts', 'bin']) mkdirSync(join(directory, name));
    cpSync(join(root, '.ci', 'run'), join(directory, '.ci', 'run'));
    writeFileSync(join(directory, '.ci', 'compilers'), '# a comment\n\nsh dash\n');
    writeFileSync(join(directory, '.ci', 'programs'), '# a comment\n\nsh dash\n/bin/sh dash\n');
    writeFileSync(join(directory, 'scripts', 'check-package.mjs'), '');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  async function ci(npm: string, { make = '', apt = '' } = {}) {
    const program = join(directory, 'bin', 'npm');
    writeFileSync(program, `#!/bin/sh\n${npm}\n`);
    // What else it starts succeeds: nothing is to be installed or compiled.
    for (const [name, script] of Object.entries({ make, 'apt-get': apt, gcc: '', id: 'echo 0' })) {
      writeFileSync(join(directory, 'bin', name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(directory, 'bin', name), 0o755);
    }
    chmodSync(program, 0o755);
    const env = { ...process.env, PATH: `${join(directory, 'bin')}${delimiter}${process.env['PATH']}` };
    const { code, stdout } = await run(join(directory, '.ci', 'run'), [], { cwd: tmpdir(), env });
    const lines = stdout.trimEnd().split('\n');
    return { code, last: lines.at(-1), complaints: lines.filter((line) => line.startsWith('✗')), stdout };
  }
  const report = (passed: number, failed: number, skipped: number) => {
    const assertionResults = Array.from({ length: failed }, (_, i) => ({
      status: 'failed',
      fullName: `test ${i}`,
      failureMessages: ['Error: red   at there'],
    }));
    const testResults = [{ name: join(directory, 'x.test.ts'), assertionResults }];
    const counts = {
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      numTodoTests: 0,
      testResults,
    };
    return `[ "$1" = test ] && echo '${JSON.stringify(counts)}' >"$SMARTCMD_TEST_REPORT"`;
  };

  it('adds the tests and the other checks in its last line', async () => {
    expect(await ci(`${report(40, 0, 2)}; exit 0`)).toMatchObject({
      code: 0,
      last: '56 passed, 0 failed, 2 skipped',
      complaints: [],
    });
  });

  it('fails with the failed tests, and names them', async () => {
    expect(await ci(`${report(40, 2, 0)} && exit 1; exit 0`)).toMatchObject({
      code: 1,
      last: '56 passed, 2 failed, 0 skipped',
      complaints: [
        '✗ npm test: 2 failed',
        '✗ x.test.ts: test 0: Error: red at there',
        '✗ x.test.ts: test 1: Error: red at there',
      ],
    });
  });

  it('fails when the tests break without a failed test, or none ran', async () => {
    expect(await ci(`${report(40, 0, 0)} && exit 7; exit 0`)).toMatchObject({
      code: 1,
      complaints: ['✗ npm test: ended with exit code 7'],
    });
    expect(await ci('exit 0')).toMatchObject({ code: 1, complaints: ['✗ npm test: no test ran'] });
  });

  it('names each other check that failed, and goes on', async () => {
    expect(await ci(`${report(40, 0, 0)}; [ "$2" = lint ] && exit 5; exit 0`)).toMatchObject({
      code: 1,
      last: '55 passed, 1 failed, 0 skipped',
      complaints: ['✗ lint: "npm run lint" ended with exit code 5'],
    });
  });

  it('names each check that ran beside the tests, with what it said in one piece', async () => {
    const make =
      'case "$2 $3" in *p11*tsan) echo a race; echo in tsan; exit 3 ;; *p11*asan) echo a leak; exit 4 ;; esac';
    const { last, complaints, stdout } = await ci(`${report(40, 0, 0)}; exit 0`, { make });
    expect(last).toBe('54 passed, 2 failed, 0 skipped');
    expect(complaints).toEqual([
      '✗ native-asan: "make -C packages/p11-module/native asan" ended with exit code 4',
      '✗ native-tsan: "make -C packages/p11-module/native tsan" ended with exit code 3',
    ]);
    expect(stdout).toContain('a race\nin tsan\n');
  });

  it('names each program that is missing, and the package that has it', async () => {
    writeFileSync(join(directory, '.ci', 'programs'), 'no-such-command some-package\n/no/such/file another-package\n');
    expect((await ci(`${report(1, 0, 0)}; exit 0`)).complaints).toEqual([
      '✗ no-such-command is not installed: install the package some-package',
      '✗ /no/such/file is not installed: install the package another-package',
    ]);
  });

  it('installs while it builds, and tests when all is there', async () => {
    const [begun, arrived] = ['begun', 'arrived'].map((name) => join(directory, name));
    writeFileSync(join(directory, '.ci', 'programs'), `${arrived} some-package\n`);
    // Neither can go on without the other.
    const npm = `[ "$2" = build ] && touch '${begun}'; [ "$1" = test ] && [ ! -e '${arrived}' ] && exit 4`;
    const apt = `[ "$1" = install ] || exit 0; for _ in $(seq 150); do [ -e '${begun}' ] && break; sleep 0.1; done
      [ -e '${begun}' ] && echo "unpacking $*" && touch '${arrived}'`;
    const { code, complaints, stdout } = await ci(`${npm}; ${report(1, 0, 0)}; exit 0`, { apt });
    expect(complaints).toEqual([]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/unpacking install .* some-package\n/);
  });

  it('fails when an installation fails, even if what it was for is there', async () => {
    const file = join(directory, 'half');
    writeFileSync(join(directory, '.ci', 'programs'), `${file} some-package\n`);
    const apt = `[ "$1" = install ] || exit 0; touch '${file}'; exit 100`;
    expect((await ci(`${report(1, 0, 0)}; exit 0`, { apt })).complaints).toEqual([
      '✗ installing the programs of .ci/programs ended with exit code 100',
    ]);
  });

  it('stops when nothing can be built, and still ends with the counts', async () => {
    expect(await ci('exit 2')).toMatchObject({
      code: 1,
      last: '0 passed, 1 failed, 0 skipped',
      complaints: ['✗ build: "npm run build" ended with exit code 2'],
    });
  });
});
