import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { homeDirectory } from '../store/paths.js';
import type { Application } from './application.js';
import { isAnyInPath, sandboxNotes } from './installed.js';
import { nssTarget } from './nss-target.js';
import type { Target } from './target.js';

const NAME = 'NSS (Chromium, Chrome, Evolution)';

const COMMANDS = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'brave-browser', 'microsoft-edge'],
  ...['vivaldi', 'evolution'],
];

const PROGRAMS = ['chromium', 'chrome', 'brave', 'msedge', 'vivaldi-bin', 'evolution'];

/** The database that programs share which have none of their own. */
export function sharedDatabase(): string {
  return join(homeDirectory(), '.pki', 'nssdb');
}

/**
 * @param application whose name is used in messages
 * @param programs more programs that must not run meanwhile
 * @returns that database, which is made when it is not there
 */
export function sharedTarget(application = NAME, programs: readonly string[] = []): Target {
  return nssTarget({
    directory: sharedDatabase(),
    application,
    programs: [...PROGRAMS, ...programs],
    make: true,
  });
}

/** The shared database and its programs. */
export const sharedNss: Application = {
  id: 'nss',
  name: NAME,
  find: () => ({
    installed: existsSync(sharedDatabase()) || isAnyInPath(...COMMANDS),
    targets: [sharedTarget()],
    sandboxes: [
      ...sandboxNotes('Chromium', { snap: 'chromium', flatpak: 'org.chromium.Chromium' }),
      ...sandboxNotes('Chrome', { flatpak: 'com.google.Chrome' }),
      ...sandboxNotes('Evolution', { flatpak: 'org.gnome.Evolution' }),
    ],
  }),
};
