import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// bin/compile-cache.cjs: what V8 kept of a program is only used for that very program.
const COMPILE_CACHE = join(import.meta.dirname, '..', 'bin', 'compile-cache.cjs');
const { stampOf } = createRequire(import.meta.url)(COMPILE_CACHE) as { stampOf: (text: string) => string };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'smartcmd-compiled-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(directory, name), content);

/** As the build writes it beside a program. */
function dataOf(text: string, stamp = stampOf(text)): Buffer {
  const script = new Script(Module.wrap(text), { filename: join(directory, 'program.cjs') });
  return Buffer.concat([Buffer.from(stamp, 'latin1'), script.createCachedData()]);
}

/** What a program of the directory exports, when it is run as ours are. */
const run = (): string =>
  execFileSync(
    process.execPath,
    ['-p', `require('${COMPILE_CACHE}').useCompiledCode('${directory}'); require('${directory}/program.cjs')`],
    { encoding: 'utf8' },
  ).trim();

describe('a program whose text is of the same length as another one', () => {
  const old = "// 1111\nmodule.exports = 'old';\n";
  const text = "// 2222\nmodule.exports = 'new';\n";

  // So that the next test can fail: V8 itself compares the lengths.
  it('would be mistaken for that by its data', () => {
    write('program.cjs', text);
    write('program.cjs.cache', dataOf(old, stampOf(text)));
    expect(run()).toBe('old');
  });

  it('is not, since the data says of which text it is', () => {
    write('program.cjs', text);
    write('program.cjs.cache', dataOf(old));
    expect(run()).toBe('new');
  });
});

describe('a program', () => {
  const text = "// 3333\nmodule.exports = require('./beside.cjs').name + ' ' + require('node:path').sep;\n";
  const beside = "exports.name = 'beside'; exports.back = require('./program.cjs');\n";

  it.each([
    ['with its data', () => dataOf(text)],
    ['with data that V8 refuses', () => Buffer.from(`${stampOf(text)}nonsense`)],
    ['with data of another Node', () => dataOf(text, stampOf(text).replace('v', 'w'))],
  ])('%s runs, and finds its neighbours', (_, data) => {
    write('program.cjs', text);
    write('beside.cjs', beside);
    write('program.cjs.cache', data());
    expect(run()).toBe('beside /');
  });
});

// Through the index of cmd-client, one small function of it brings SOAP, TLS and node-forge into the start of every command (scripts/lib/workspace.mjs).
it('what every command loads has nothing of the service in it', () => {
  write('loaded.cjs', "process.on('exit', () => process.stderr.write(process.moduleLoadList.join('\\n')));");
  const start = [join(import.meta.dirname, '..', 'bin', 'run.js'), '--version'];
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', join(directory, 'loaded.cjs'), ...start], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^smartcmd\//);
  const loaded = stderr.split('\n').map((name) => name.replace('NativeModule ', ''));
  expect(loaded).toContain('path');
  expect(loaded.filter((name) => ['crypto', 'https', 'tls'].includes(name))).toEqual([]);
});
