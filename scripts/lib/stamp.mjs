import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A digest of named contents, in the order given. */
export function digestOf(parts) {
  const hash = createHash('sha256');
  for (const [name, content] of parts) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** The named files of a folder, and every file below its named folders, sorted; absent ones are left out. */
export function filesAt(directory, names) {
  return [...names].sort().flatMap((name) => {
    const path = join(directory, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return filesAt(path, readdirSync(path));
    return found?.isFile() ? [path] : [];
  });
}

/** Size and time of each file: enough to notice that somebody else built, or removed, an output. */
export function fingerprint(root, files) {
  return Object.fromEntries(
    files.map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [relative(root, file), `${size} ${mtimeMs}`];
    }),
  );
}

/** A stamp that is absent or unreadable is the same as none: the step is done again. */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(stamp, null, 2)}\n`);
}
