import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeHome, type TestHome } from './run-cli.js';

type Json = Record<string, unknown>;

/** The files of a home in which smartcmd keeps its profiles. */
export function storeFiles(home: TestHome) {
  return {
    directory: join(home.dir, 'config', 'smartcmd'),
    config: join(home.dir, 'config', 'smartcmd', 'config.json'),
    credentials: join(home.dir, 'config', 'smartcmd', 'credentials.json'),
    certificate: (profile = 'default') => join(home.dir, 'data', 'smartcmd', 'certificates', `${profile}.pem`),
    token: (profile = 'default') => join(home.dir, 'data', 'smartcmd', 'tokens', `${profile}.token`),
  };
}

/** Another home with the same files. */
export function copyHome(home: TestHome): TestHome {
  const copy = makeHome();
  for (const name of ['config', 'data']) {
    if (existsSync(join(home.dir, name))) cpSync(join(home.dir, name), join(copy.dir, name), { recursive: true });
  }
  return copy;
}

/** Changes a profile in config.json. */
export function changeProfile(home: TestHome, change: (profile: Json, config: Json) => void, name = 'default'): void {
  const { config: file } = storeFiles(home);
  const config = JSON.parse(readFileSync(file, 'utf8')) as { profiles: Record<string, Json> } & Json;
  change(config.profiles[name] ?? {}, config);
  writePrivate(file, JSON.stringify(config));
}

/** Writes a file that only its owner may read, with its directories. */
export function writePrivate(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, content, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** Everything that lies in the places of the profiles: names, permissions and contents. */
export function snapshot(home: TestHome): Record<string, string> {
  const found: Record<string, string> = {};
  for (const place of ['config', 'data']) {
    const root = join(home.dir, place);
    if (!existsSync(root)) continue;
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const file = join(root, name);
      const stat = statSync(file);
      found[join(place, name)] =
        `${(stat.mode & 0o777).toString(8)} ${stat.isFile() ? readFileSync(file, 'utf8') : ''}`;
    }
  }
  return found;
}
