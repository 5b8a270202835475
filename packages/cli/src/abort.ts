import { EXIT } from './exit-codes.js';
import { SIGNAL_GRACE_MS } from './limits.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let controller: AbortController | undefined;

/**
 * A signal that is aborted when the person or the system ends the command (SIGINT, SIGTERM, SIGHUP). What runs then gets
 * a moment to restore the terminal and remove its temporary files; a second signal does not wait for that.
 */
export function abortOnSignals(): AbortSignal {
  if (!controller) {
    controller = new AbortController();
    for (const name of SIGNALS) process.on(name, interrupt);
  }
  return controller.signal;
}

/** Ends the command as SIGINT does; for Ctrl-C in a terminal that no longer turns it into a signal. */
export function interrupt(): void {
  if (!controller || controller.signal.aborted) endNow();
  controller.abort(new Error('interrupted'));
  setTimeout(endNow, SIGNAL_GRACE_MS).unref();
}

/**
 * Has the signals that would end the command do something else, while another program is what they are for.
 *
 * @param receive is called with each
 * @returns what makes them end the command again
 */
export function passSignals(receive: (signal: NodeJS.Signals) => void): () => void {
  for (const name of SIGNALS) process.on(name, receive).off(name, interrupt);
  return () => {
    for (const name of SIGNALS) process.on(name, interrupt).off(name, receive);
  };
}

/** Whether a signal has ended the command. */
export function wasInterrupted(): boolean {
  return controller?.signal.aborted === true;
}

/**
 * Ends the process whatever it is doing. `process.exit` waits for the threads of Node's pool, of which one may be in a
 * system call that never returns; so once everything else is done, SIGINT ends us in the system's own way. To a shell
 * that is the exit code 130 too.
 */
function endNow(): never {
  process.once('exit', () => {
    for (const name of SIGNALS) process.removeAllListeners(name);
    process.kill(process.pid, 'SIGINT');
  });
  process.exit(EXIT.interrupted);
}
