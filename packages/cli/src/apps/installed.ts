import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Localised } from '@smartcmd/cmd-client';
import { appsTexts as texts } from '../messages/apps.js';
import { isInPath } from '../path-programs.js';
import { homeDirectory } from '../store/paths.js';
import { localise } from '../text.js';

/** How an application is packaged for a sandbox, from which it sees neither the module nor the agent. */
export interface Sandboxes {
  readonly snap?: string;
  readonly flatpak?: string;
}

/**
 * @param application its name, for messages
 * @param packages its names in the stores of the two
 * @returns a text for each such package that is on this machine
 */
export function sandboxNotes(application: string, { snap, flatpak }: Sandboxes): Localised[] {
  const home = homeDirectory();
  const isSnap = snap !== undefined && [join('/snap', snap), join(home, 'snap', snap)].some(existsSync);
  const places = [join(home, '.var', 'app'), join(home, '.local', 'share', 'flatpak', 'app'), '/var/lib/flatpak/app'];
  const isFlatpak = flatpak !== undefined && places.some((place) => existsSync(join(place, flatpak)));
  return [
    ...(isSnap ? [localise(texts.snap, { application })] : []),
    ...(isFlatpak ? [localise(texts.flatpak, { application })] : []),
  ];
}

/**
 * @param programs names
 * @returns whether one of them can be started; a snap's are in a directory of their own
 */
export function isAnyInPath(...programs: readonly string[]): boolean {
  return programs.some(isInPath);
}

/** Where distributions put libraries: /usr/lib/x86_64-linux-gnu, /usr/lib64 and the like. */
function libraryDirectories(): string[] {
  const multiarch = readdirSync('/usr/lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .map(({ name }) => join('/usr/lib', name));
  return [...multiarch, '/usr/lib64', '/usr/lib', '/usr/local/lib'];
}

/**
 * @param names relative to a directory of libraries, such as `engines-3/pkcs11.so`
 * @returns the path of the first that is there
 */
export function presentLibraryFile(...names: readonly string[]): string | undefined {
  return libraryDirectories()
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find(existsSync);
}
