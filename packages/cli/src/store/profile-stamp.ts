import { statSync } from 'node:fs';
import { certificateFile, storePaths } from './paths.js';

/**
 * Tells whether the files that a profile is loaded from are still the same: they are replaced, never changed in place, and
 * looking at them costs less than reading them.
 *
 * @param name of the profile
 * @returns differs from an earlier one when a file was replaced, changed, made or removed
 */
export function profileStamp(name: string): string {
  const { config, credentials } = storePaths();
  return [config, credentials, certificateFile(name)].map(stampOf).join(' ');
}

function stampOf(file: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
  } catch {
    return 'none';
  }
}
