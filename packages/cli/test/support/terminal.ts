import { type IPty, spawn } from '@lydell/node-pty';

const PATIENCE_MS = 15_000;

/** A program on a terminal of its own. */
export interface TerminalSession {
  /** All that appeared so far. */
  screen(): string;
  /** Waits until a text appears after what was waited for before. */
  until(text: string | RegExp): Promise<void>;
  type(keys: string): void;
  readonly pid: number;
  /** Waits for the end. */
  exit(): Promise<number>;
  kill(signal: string): void;
  /** Takes the terminal away, as a window that is closed. */
  close(): void;
}

/** Starts a program on a new terminal, as its session's leader. */
export function onTerminal(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): TerminalSession {
  const pty: IPty = spawn(file, [...args], { env: { ...env }, cols: 200, rows: 50 });
  let output = '';
  let seen = 0;
  let changed: () => void = () => undefined;
  let exitCode: number | undefined;
  pty.onData((data) => {
    output += data;
    changed();
  });
  pty.onExit((event) => {
    exitCode = event.exitCode;
    changed();
  });
  const waitFor = async <T>(what: string, look: () => T | undefined): Promise<T> => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; the screen shows:\n${output}`);
      await new Promise<void>((resolve) => {
        changed = resolve;
        setTimeout(resolve, 200);
      });
    }
  };
  return {
    screen: () => output,
    until: async (text) => {
      seen = await waitFor(String(text), () => endOf(text, output, seen));
    },
    type: (keys) => pty.write(keys),
    pid: pty.pid,
    exit: () => waitFor('the end of the program', () => exitCode),
    kill: (signal) => pty.kill(signal),
    close: () => (pty as IPty & { destroy(): void }).destroy(),
  };
}

function endOf(text: string | RegExp, output: string, from: number): number | undefined {
  const rest = output.slice(from);
  const match =
    typeof text === 'string'
      ? rest.includes(text)
        ? { index: rest.indexOf(text), 0: text }
        : undefined
      : text.exec(rest);
  return match ? from + (match.index ?? 0) + match[0].length : undefined;
}
