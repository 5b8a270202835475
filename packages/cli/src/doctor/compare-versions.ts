const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([\w.-]{1,60}))?(?:\+[\w.-]{1,60})?$/;

/** Whether a text is a version number as Semantic Versioning 2.0 has it. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/**
 * @param a a version
 * @param b another
 * @returns negative when `a` comes before `b`; a version comes after its pre-releases, whose own order is not looked at
 */
export function compareVersions(a: string, b: string): number {
  const [, ...left] = VERSION.exec(a) ?? [];
  const [, ...right] = VERSION.exec(b) ?? [];
  for (const index of [0, 1, 2]) {
    const difference = Number(left[index]) - Number(right[index]);
    if (difference !== 0) return difference;
  }
  return Number(left[3] === undefined) - Number(right[3] === undefined);
}
