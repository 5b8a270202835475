import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Display, startDisplay } from './display.js';
import { waitFor } from './processes.js';

const run = promisify(execFile);
const LIMIT_MS = 30_000;
/** An application takes its time to start beside others. */
const PATIENCE_MS = 90_000;
/** A window that does not get the keyboard has gone, most likely. */
const KEYBOARD_MS = 5_000;
/** How often is looked for what comes of a key before it is pressed again; then twice as often, and so on. */
const LOOKS = 20;

/** The window of an application. */
interface AppWindow {
  /** Brings it to the front, and presses keys, by their names in X. */
  press(...keys: readonly string[]): Promise<void>;
  /** Draws with the mouse from a point to another, counted from its upper left corner. */
  draw(from: readonly [number, number], to: readonly [number, number]): Promise<void>;
  /**
   * Presses keys until something comes of it: an application may not listen yet, or not any more for a moment.
   *
   * @param look whether it has
   */
  pressUntil(look: () => Promise<boolean>, ...keys: readonly string[]): Promise<void>;
  /** Presses keys until it is not on the screen any more. */
  leave(...keys: readonly string[]): Promise<void>;
}

/** A display with a window manager, as applications with more than one window expect it. */
export interface Desktop extends Display {
  /**
   * Waits for a window.
   *
   * @param name how its name begins
   */
  window(name: string): Promise<AppWindow>;
  /** Whether there is such a window now. */
  shows(name: string): Promise<boolean>;
  /** Waits until there is none. */
  gone(name: string): Promise<void>;
  /** How many windows a program shows, its open menus among them; they have no name. */
  count(program: string): Promise<number>;
  /**
   * Takes a picture for docs/images, where SMARTCMD_TEST_SCREENSHOTS names the directory for it; else nothing.
   *
   * @param name of the file, without its type
   * @param area width, height and upper left corner as ImageMagick has them; the whole screen by default
   */
  picture(name: string, area?: string): Promise<void>;
}

/**
 * Starts a display with openbox.
 *
 * @param env what applications on it are started with
 */
export async function startDesktop(env: Readonly<Record<string, string>>): Promise<Desktop> {
  const display = await startDisplay({ managed: true, patience: PATIENCE_MS });
  const ours = { ...env, DISPLAY: display.name };
  const manager = spawn('openbox', { env: ours, stdio: 'ignore' });
  await once(manager, 'spawn');
  const xdotool = async (...words: readonly string[]): Promise<string> =>
    (await run('xdotool', [...words], { env: ours, timeout: LIMIT_MS })).stdout.trim();
  const search = async (name: string): Promise<string[]> =>
    (await display.windows.visible()).filter((window) => window.name.startsWith(name)).map(({ id }) => String(id));
  const shows = async (name: string): Promise<boolean> => (await search(name)).length > 0;
  const picture = async (name: string, area?: string): Promise<void> => {
    const directory = process.env['SMARTCMD_TEST_SCREENSHOTS'];
    if (directory === undefined) return;
    mkdirSync(directory, { recursive: true });
    const crop = area === undefined ? [] : ['-crop', area, '+repage'];
    const file = `PNG8:${join(directory, `${name}.png`)}`;
    const words = ['-window', 'root', ...crop, '+dither', '-colors', '64', file];
    await run('import', words, { env: ours, timeout: LIMIT_MS });
  };
  /** What fails is told with what is on the screen. */
  const seen = async <T>(waiting: Promise<T>): Promise<T> => {
    try {
      return await waiting;
    } catch (error) {
      await picture(`failed-${Date.now()}`);
      const names = (await display.windows.visible()).map((window) => window.name).filter((name) => name !== '');
      throw new Error(`${(error as Error).message}; on the screen: ${names.join(', ')}`, { cause: error });
    }
  };
  const waitLong = <T>(what: string, look: () => Promise<T | undefined>): Promise<T> =>
    seen(waitFor(what, look, PATIENCE_MS));
  await waitLong('openbox', async () => (await display.windows.announced('_NET_CURRENT_DESKTOP')) || undefined);
  const windowOf = (id: string, name: string): AppWindow => {
    const at = (x: number, y: number): string[] => ['mousemove', '--window', id, String(x), String(y)];
    const press = async (...keys: readonly string[]): Promise<void> => {
      await display.takeKeyboard(id, KEYBOARD_MS);
      await xdotool('key', ...keys);
    };
    const isGone = async (): Promise<boolean> => !(await search(name)).includes(id);
    const pressUntil = async (look: () => Promise<boolean>, ...keys: readonly string[]): Promise<void> => {
      let looks = 0;
      let next = 0;
      await waitLong(`what comes of ${keys.join(' ')} in window ${name}`, async () => {
        if (await look()) return true;
        if (looks === next) {
          // It may go just now.
          await press(...keys).catch(() => {});
          // On a busy machine what comes of it takes long, and would get the keys of a second time.
          next = 2 * next + LOOKS;
        }
        looks += 1;
        return undefined;
      });
    };
    return {
      press,
      pressUntil,
      leave: (...keys) => pressUntil(isGone, ...keys),
      draw: async ([x1, y1], [x2, y2]) => {
        const half = at((x1 + x2) / 2, (y1 + y2) / 2);
        await xdotool(
          ...['windowactivate', '--sync', id, ...at(x1, y1), 'mousedown', '1', ...half],
          ...[...at(x2, y2), 'mouseup', '1'],
        );
      },
    };
  };
  return {
    ...display,
    dialog: (text) => seen(display.dialog(text)),
    window: (name) =>
      waitLong(`a window called ${name}`, async () => {
        const id = (await search(name)).at(-1);
        return id === undefined ? undefined : windowOf(id, name);
      }),
    shows,
    gone: async (name) => {
      await waitLong(`the end of windows called ${name}`, async () => !(await shows(name)) || undefined);
    },
    count: async (program) =>
      (await display.windows.visible()).filter(({ classes }) => classes.includes(program)).length,
    picture,
    close: async () => {
      const exit = once(manager, 'exit');
      manager.kill();
      await exit;
      await display.close();
    },
  };
}
