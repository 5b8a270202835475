import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Marionette } from './marionette.js';
import { runProgram } from './native.js';

type Environment = Readonly<Record<string, string>>;
type Preferences = Readonly<Record<string, boolean | number | string>>;

/** What keeps Firefox and Thunderbird from asking, fetching and showing what no test wants. */
const QUIET: Preferences = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.backup.scheduled.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'fission.autostart': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  // Another address than that of Mozilla's settings server is only taken when it is one of nothing.
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.autofillForms': false,
  'toolkit.telemetry.enabled': false,
};

/**
 * Makes the one profile of a Mozilla application, with an NSS database, as its first start would.
 *
 * @param root the directory for profiles.ini
 * @param env of the home
 * @param authority file of a CA (PEM) that is trusted for servers
 * @param preferences beside those that keep it quiet
 * @returns the profile's directory
 */
export async function makeMozillaProfile(
  root: string,
  env: Environment,
  authority?: string,
  preferences: Preferences = {},
): Promise<string> {
  const profile = join(root, 'test.default');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const lines = ['[Profile0]', 'Name=test', 'IsRelative=1', 'Path=test.default', 'Default=1', ''];
  writeFileSync(join(root, 'profiles.ini'), lines.join('\n'));
  const set = Object.entries({ ...QUIET, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), set.join(''));
  const certutil = (...args: string[]) => runProgram('certutil', [...args, '-d', `sql:${profile}`], env);
  expect(await certutil('-N', '--empty-password')).toMatchObject({ code: 0 });
  if (authority !== undefined)
    expect(await certutil('-A', '-n', 'authority', '-t', 'C,,', '-i', authority)).toMatchObject({ code: 0 });
  return profile;
}

/** A running Firefox or Thunderbird. */
export interface MozillaApplication {
  /** From within. */
  readonly marionette: Marionette;
  /** Has it quit as its menu would, and gives its exit code. */
  quit(): Promise<number | null>;
}

/**
 * Starts one in its profile.
 *
 * @param program `firefox-esr` or `thunderbird`
 * @param profile its directory
 * @param env its whole environment
 */
export async function startMozilla(program: string, profile: string, env: Environment): Promise<MozillaApplication> {
  const args = ['--no-remote', '-P', 'test', '--marionette', '--remote-allow-system-access'];
  const child: ChildProcess = spawn(program, [...args, '--width', '900', '--height', '640'], {
    env: { ...env, GDK_BACKEND: 'x11', MOZ_CRASHREPORTER_DISABLE: '1' },
    stdio: 'ignore',
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const marionette = await Marionette.connect(profile);
  return {
    marionette,
    quit: async () => {
      // The answer may be lost with it.
      await marionette.send('Marionette:Quit', { flags: ['eAttemptQuit'] }).catch(() => undefined);
      return (await exit)[0];
    },
  };
}
