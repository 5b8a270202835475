import { gte } from 'semver';

/** Below this, packages that we use do not run. */
export const LEAST_NODE = '20.17';

/**
 * @param version as `node --version` prints it, such as `v20.17.0`
 * @returns whether our programs do not run on it
 */
export function isTooOld(version: string): boolean {
  return !gte(version, `${LEAST_NODE}.0`);
}
