import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { ended, stringsOf, waitFor } from './processes.js';
import { type VisibleWindow, XWindows } from './x-windows.js';

const run = promisify(execFile);
const XDOTOOL_LIMIT_MS = 30_000;
/** How the windows of the dialogs are called. */
const TITLES = /^(Chave Móvel Digital|SmartCMD)/;

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
  /** Waits until it is gone; how long, in milliseconds. */
  closed(patience?: number): Promise<void>;
}

interface DisplayOptions {
  readonly managed?: boolean;
  readonly patience?: number;
}

/** A display of its own, and whoever sits before it. */
export interface Display {
  /** Its name, as DISPLAY has it. */
  readonly name: string;
  /** What is on it. */
  readonly windows: XWindows;
  /**
   * Waits until keys go to a window. The window manager says that it is in front before that: the first keys would be another's.
   *
   * @param window its number
   * @param long how long, in milliseconds
   */
  takeKeyboard(window: string, long?: number): Promise<void>;
  /** Waits for a dialog with such a text or title. */
  dialog(text: RegExp): Promise<Dialog>;
  /** The same for as long as it can still come; then there is none. */
  dialogWhile(text: RegExp, canCome: () => Promise<boolean>): Promise<Dialog | undefined>;
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

/**
 * Starts a display with a number that is free.
 *
 * @param options.managed whether a window manager will give the focus: it is asked for it then, since it may take away what is set without it
 * @param options.patience how long is waited for a dialog, in milliseconds
 */
export async function startDisplay({ managed = false, patience }: DisplayOptions = {}): Promise<Display> {
  // Without -r a key that is down for long, since the machine is busy, would be typed again.
  const args = ['-r', '-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  const name = `:${number.toString().trim()}`;
  const xdotool = async (...words: readonly string[]): Promise<string> => {
    const env = { ...process.env, DISPLAY: name };
    return (await run('xdotool', [...words], { env, timeout: XDOTOOL_LIMIT_MS })).stdout;
  };
  const windows = await XWindows.connect(name);
  const takeKeyboard = async (window: string, long?: number): Promise<void> => {
    await waitFor(
      `the keyboard of window ${window}`,
      async () => {
        // It may not be there for a moment.
        await xdotool(managed ? 'windowactivate' : 'windowfocus', window).catch(() => {});
        return (await xdotool('getwindowfocus').catch(() => '')).trim() === window || undefined;
      },
      long,
    );
  };
  const dialogOf = ({ id, name: title, pid }: VisibleWindow): Dialog => {
    const window = String(id);
    const args = stringsOf(pid, 'cmdline');
    const type = async (...words: readonly string[]): Promise<void> => {
      await takeKeyboard(window);
      await xdotool(...words);
    };
    return {
      pid,
      args,
      text: textIn(args),
      title,
      answer: (text) => type('type', '--args', '1', text, 'key', 'Return'),
      press: (...keys) => type('key', ...keys),
      closed: (patience) => ended(pid, patience),
    };
  };
  const dialogs = async (): Promise<Dialog[]> =>
    // The window of a process that has ended, and so has no arguments, is there for a moment yet.
    (await windows.visible())
      .filter((window) => TITLES.test(window.name))
      .map(dialogOf)
      .filter(({ args }) => args.length > 0);
  const find = async (text: RegExp): Promise<Dialog | undefined> =>
    (await dialogs()).find((dialog) => text.test(dialog.text) || text.test(dialog.title));
  return {
    name,
    windows,
    takeKeyboard,
    dialog: (text) => waitFor(`a dialog with ${text}`, () => find(text), patience),
    dialogWhile: async (text, canCome) => {
      const look = async () => {
        const dialog = await find(text);
        return dialog || !(await canCome()) ? { dialog } : undefined;
      };
      return (await waitFor(`a dialog with ${text}, or its impossibility`, look, patience)).dialog;
    },
    close: async () => {
      windows.close();
      const exit = once(server, 'exit');
      server.kill();
      await exit;
    },
  };
}
