import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ended, Running } from './process.js';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * A workspace of one tiny package around the real scripts: what run.mjs decides can be seen in a second or two.
 * `npx` is a shell script that notes its arguments, and vitest one that prints them; tsc is the real one.
 */
export class Miniature {
  readonly directory: string;
  readonly #bin: string;

  constructor() {
    // Blanks and an accent, as in the path of a home folder that a person chose.
    this.directory = join(mkdtempSync(join(tmpdir(), 'smartcmd-scripts-')), 'o meu código');
    this.#bin = join(this.directory, 'bin');
    cpSync(join(root, 'scripts'), join(this.directory, 'scripts'), { recursive: true });
    this.write('package.json', JSON.stringify({ type: 'module', packageManager: 'pnpm@1.2.3' }));
    this.write('pnpm-lock.yaml', 'lockfileVersion: 1\n');
    this.write('pnpm-workspace.yaml', 'packages: [packages/*]\n');
    this.write('tsconfig.json', JSON.stringify({ files: [], references: [{ path: 'packages/tiny' }] }));
    this.write('tsconfig.base.json', '{}');
    this.write('packages/tiny/package.json', JSON.stringify({ name: 'tiny', scripts: { bundle: 'node bundle.mjs' } }));
    this.write('packages/tiny/bundle.mjs', 'process.stdout.write("bundling\\n");');
    const compilerOptions = { composite: true, rootDir: 'src', outDir: 'dist', types: [], lib: ['ES5'] };
    this.write('packages/tiny/tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
    this.write('packages/tiny/src/index.ts', 'export const one = 1;\n');
    this.write('node_modules/vitest/package.json', JSON.stringify({ bin: 'cli.cjs' }));
    this.write('node_modules/vitest/cli.cjs', 'console.log(JSON.stringify(process.argv.slice(2)));');
    symlinkSync(join(root, 'node_modules', 'typescript'), join(this.directory, 'node_modules', 'typescript'));
    this.npx('exit 0');
  }

  write(path: string, text: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  remove(path: string): void {
    rmSync(join(this.directory, path), { recursive: true });
  }

  /** Decides what the shell script that stands for npx does. */
  npx(body: string): void {
    this.program('npx', `echo "$*" >>'${join(this.directory, 'npx.log')}'\n${body}`);
  }

  /** Puts a shell script before all other programs of its name. */
  program(name: string, body: string): void {
    this.write(`bin/${name}`, `#!/bin/sh\n${body}\n`);
    chmodSync(join(this.#bin, name), 0o755);
  }

  start(...args: string[]): Running {
    const env = { ...process.env, PATH: `${this.#bin}${delimiter}${process.env['PATH']}` };
    // From another folder: a person may start it from anywhere.
    return new Running(process.execPath, [join(this.directory, 'scripts', 'run.mjs'), ...args], { cwd: tmpdir(), env });
  }

  async run(...args: string[]): Promise<Ended> {
    return this.start(...args).ended;
  }

  dispose(): void {
    rmSync(dirname(this.directory), { recursive: true, force: true });
  }
}
