import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { ended, stringsOf, waitFor } from './processes.js';

const run = promisify(execFile);
const XDOTOOL_LIMIT_MS = 30_000;
/** How the windows of the dialogs are called; Qt spoils an accent in the name that xdotool searches when the locale is not installed. */
const TITLES = '^(Chave M.+vel Digital|SmartCMD)';

/** A dialog on the screen. */
export interface Dialog {
  /** Of the program that shows it. */
  readonly pid: number;
  /** The arguments that it was started with. */
  readonly args: readonly string[];
  /** What it shows; empty for a pinentry, which is told it elsewhere than in its arguments. */
  readonly text: string;
  /** Of its window. */
  readonly title: string;
  /** Types into it, and presses Enter. */
  answer(text: string): Promise<void>;
  /** Presses keys, by their names in X. */
  press(...keys: readonly string[]): Promise<void>;
  /** Waits until it is gone. */
  closed(): Promise<void>;
}

/** A display of its own, without a window manager, and whoever sits before it. */
export interface Display {
  /** Its name, as DISPLAY has it. */
  readonly name: string;
  /** Waits for a dialog with such a text or title. */
  dialog(text: RegExp): Promise<Dialog>;
  close(): Promise<void>;
}

/** Of zenity as it is; of kdialog without its markup. */
function textIn(args: readonly string[]): string {
  const ofZenity = args.find((argument) => argument.startsWith('--text='))?.slice('--text='.length);
  const ofKdialog = args.find((argument) => argument.startsWith('<qt>'));
  return ofZenity ?? (ofKdialog === undefined ? '' : plain(ofKdialog));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#92': '\\', amp: '&' };

function plain(markup: string): string {
  return markup
    .replaceAll('<br>', '\n')
    .replaceAll('</p><p>', '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\S+?);/g, (_, name: string) => ENTITIES[name] ?? '?');
}

/** Starts a display with a number that is free. */
export async function startDisplay(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  const name = `:${number.toString().trim()}`;
  const xdotool = async (...words: readonly string[]): Promise<string> => {
    const env = { ...process.env, DISPLAY: name };
    return (await run('xdotool', [...words], { env, timeout: XDOTOOL_LIMIT_MS })).stdout;
  };
  const dialogOf = async (window: string): Promise<Dialog> => {
    const [id, ...name] = (await xdotool('getwindowpid', window, 'getwindowname', window)).split('\n');
    const pid = Number(id);
    const args = stringsOf(pid, 'cmdline');
    const press = async (...keys: readonly string[]): Promise<void> => {
      await xdotool('windowfocus', '--sync', window, 'key', ...keys);
    };
    return {
      pid,
      args,
      text: textIn(args),
      title: name.join('\n').trimEnd(),
      answer: async (text) => {
        await xdotool('windowfocus', '--sync', window, 'type', text);
        await press('Return');
      },
      press,
      closed: () => ended(pid),
    };
  };
  const dialogs = async (): Promise<(Dialog | undefined)[]> => {
    // It ends with 1 when there is none; and a window may be gone before it is asked.
    const windows = await xdotool('search', '--onlyvisible', '--name', TITLES).catch(() => '');
    return Promise.all(
      windows
        .split('\n')
        .filter(Boolean)
        .map((window) => dialogOf(window).catch(() => undefined)),
    );
  };
  return {
    name,
    dialog: (text) =>
      waitFor(`a dialog with ${text}`, async () =>
        (await dialogs()).find((dialog) => dialog && (text.test(dialog.text) || text.test(dialog.title))),
      ),
    close: async () => {
      const exit = once(server, 'exit');
      server.kill();
      await exit;
    },
  };
}
