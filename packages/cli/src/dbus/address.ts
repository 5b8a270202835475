import { lstatSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { environment } from '../environment.js';

/** Where a bus listens: the path of a socket; one that begins with a zero byte is no file. */
export type SocketPath = string;

/**
 * The session bus of the person, as the D-Bus specification looks for it: where DBUS_SESSION_BUS_ADDRESS says. A program that was started without
 * it (by cron, a system service, a shell over ssh) finds the one that systemd has for each user who is logged in.
 *
 * @returns places to try in this order; none when there is no session
 */
export function sessionBus(): SocketPath[] {
  const address = environment('DBUS_SESSION_BUS_ADDRESS');
  if (address !== undefined) return address.split(';').flatMap(socketOf);
  const runtime = environment('XDG_RUNTIME_DIR');
  const directories = [...(runtime && isAbsolute(runtime) ? [runtime] : []), `/run/user/${process.getuid?.()}`];
  return [...new Set(directories)].map((directory) => join(directory, 'bus')).filter(isThere);
}

/** One address of the specification's form: `unix:path=/run/user/1000/bus,guid=…`. Nobody serves a session over TCP any more. */
function socketOf(address: string): SocketPath[] {
  const [transport, rest = ''] = split(address, ':');
  if (transport !== 'unix') return [];
  const values = new Map(rest.split(',').map((pair) => split(pair, '=')));
  const path = unescaped(values.get('path'));
  const abstract = unescaped(values.get('abstract'));
  if (path !== undefined) return [path];
  return abstract === undefined ? [] : [`\0${abstract}`];
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function unescaped(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Whoever serves the bus is handed passwords. A directory in which others may make sockets, or a variable from elsewhere, must not lead to one of
 * theirs.
 *
 * @param path of a socket
 * @returns whether it is somebody else's; a socket that is no file belongs to nobody
 */
export function isForeign(path: SocketPath): boolean {
  if (path.startsWith('\0')) return false;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid !== 0 && stat.uid !== process.geteuid?.();
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path).isSocket();
  } catch {
    return false;
  }
}
