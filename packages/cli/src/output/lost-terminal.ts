import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Lets the process end in order after its terminal has gone (a window that was closed). Node puts the terminals of stdin, stdout
 * and stderr back as it ends, and aborts where the system does not let it; what is closed it leaves alone. To be called at the start.
 */
export function outliveTerminal(): void {
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
  process.on('exit', () => {
    for (const descriptor of terminals) if (!isatty(descriptor)) closeSync(descriptor);
  });
}
