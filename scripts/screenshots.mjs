// `node scripts/screenshots.mjs`: the pictures of docs/questions.md anew, each of a real question on a display of its own.
// Takes Xvfb, openbox, xdotool, imagemagick, pkcs11-tool (opensc), zenity, kdialog and pinentry-qt; and a build.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from './lib/packages.mjs';
import { Scratch } from './lib/scratch.mjs';
import { sentMessages, smartcmd, startSimulator, stopSimulator } from './lib/simulator.mjs';

const run = promisify(execFile);
// Longer than a code is valid.
const patience = 200_000;
const bytes = 80 * 1024;
const programs = ['zenity', 'kdialog', 'pinentry-qt'];
const languages = { en: 'C.UTF-8', pt: 'pt_PT.UTF-8' };
const library = join(root, 'packages', 'p11-module', 'native', 'build', 'libsmartcmd-cmd.so');
const images = join(root, 'docs', 'images');

const which = (program) => execFileSync('which', [program], { encoding: 'utf8' }).trim();

async function startDisplay(scratch) {
  const args = ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'];
  const server = scratch.adopt(spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }));
  const [number] = await once(server.stdio[3], 'data');
  const name = `:${number.toString().trim()}`;
  scratch.adopt(spawn('openbox', [], { env: scratch.environment({ DISPLAY: name }), stdio: 'ignore' }));
  return name;
}

/** One front end in one language: signs, and takes a picture of each question before it is answered. */
class Sitting {
  constructor({ scratch, display, simulator, program, language }) {
    Object.assign(this, { scratch, simulator, program, language });
    const directory = scratch.path(`only-${program}`);
    if (!existsSync(directory)) {
      mkdirSync(directory);
      symlinkSync(which(program), join(directory, program));
    }
    const locale = languages[language];
    const look = { GTK_THEME: 'Adwaita', QT_STYLE_OVERRIDE: 'Fusion', XDG_RUNTIME_DIR: scratch.directory };
    const speech = { LANG: locale, LC_ALL: '', LANGUAGE: language === 'pt' ? 'pt_PT' : language };
    this.env = scratch.environment({ DISPLAY: display, PATH: directory, ...speech, ...look });
    this.tools = scratch.environment({ DISPLAY: display, LC_ALL: 'C.UTF-8' });
  }

  async window(title) {
    const deadline = Date.now() + patience;
    for (;;) {
      const search = ['search', '--onlyvisible', '--name', title];
      const found = await run('xdotool', search, { env: this.tools }).catch(() => ({ stdout: '' }));
      const [window] = found.stdout.split('\n');
      if (window) return window;
      if (Date.now() > deadline) throw new Error(`${this.program} shows no window "${title}"`);
      await wait(100);
    }
  }

  /** What is drawn does not change any more; then what surrounds the window is cut off. */
  async picture(name) {
    const file = this.scratch.path('root.miff');
    let before;
    for (;;) {
      await wait(300);
      await run('import', ['-window', 'root', file], { env: this.tools });
      const { stdout } = await run('identify', ['-format', '%#', file]);
      if (stdout === before) break;
      before = stdout;
    }
    const target = join(images, `question-${name}-${this.program}.${this.language}.png`);
    const cut = ['-trim', '+repage', '-bordercolor', 'white', '-border', '6'];
    await run('convert', [file, ...cut, '-dither', 'None', '-colors', '128', '-strip', `PNG8:${target}`]);
    if (statSync(target).size > bytes) throw new Error(`${target} has more than ${bytes} bytes`);
    process.stdout.write(`${target}\n`);
  }

  async answer(window, text) {
    await run('xdotool', ['windowfocus', '--sync', window, 'type', text], { env: this.tools });
    await run('xdotool', ['key', 'Return'], { env: this.tools });
  }

  /** The code runs out, another is sent, and entered. */
  async waitForAnother() {
    await this.window('^Chave M.+ (run out|expirado)');
    await this.picture('run-out');
    await run('xdotool', ['key', 'Return'], { env: this.tools });
    // The service has ended its process by then, so that the signature begins anew.
    await this.answer(await this.window('^Chave M.+ PIN'), this.simulator.ready.accounts[0].pin);
    const code = await this.window('^Chave M.+ (code of|c.+digo do)');
    await this.answer(code, sentMessages(this.simulator.outbox).at(-1).otp);
  }

  async sit() {
    const file = this.scratch.path('contract.txt');
    writeFileSync(file, `I agree: ${this.program} ${this.language}\n`);
    const args = ['--module', library, '--sign', '--mechanism', 'SHA256-RSA-PKCS', '--input-file', file];
    const output = ['--output-file', `${file}.sig`];
    // The name by which the question knows the program.
    const options = { env: this.env, argv0: 'soffice.bin', detached: true, stdio: 'ignore' };
    const signing = this.scratch.adopt(spawn(which('pkcs11-tool'), [...args, ...output], options));
    const ended = once(signing, 'exit');
    const pin = await this.window('^Chave M.+ PIN');
    await this.picture('pin');
    await this.answer(pin, this.simulator.ready.accounts[0].pin);
    const code = await this.window('^Chave M.+ (code of|c.+digo do)');
    await this.picture('code');
    const { otp } = sentMessages(this.simulator.outbox).at(-1);
    if (this.program === 'zenity') await this.waitForAnother();
    else await this.answer(code, otp);
    const [exitCode] = await ended;
    if (exitCode !== 0) throw new Error(`${this.program}: the signature was not made`);
  }
}

const scratch = new Scratch('smartcmd-screenshots');
const env = scratch.environment();
mkdirSync(images, { recursive: true });
const simulator = await startSimulator(scratch, env);
const setup = ['setup', '--environment', 'simulator', '--simulator-state', simulator.state, '--non-interactive'];
await run(process.execPath, [smartcmd, ...setup], { env });
const display = await startDisplay(scratch);
for (const program of programs) {
  for (const language of Object.keys(languages)) {
    await new Sitting({ scratch, display, simulator, program, language }).sit();
  }
}
await stopSimulator(simulator);
process.exit(0);
