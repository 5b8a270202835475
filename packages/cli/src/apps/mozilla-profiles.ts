import { isAbsolute, join, resolve } from 'node:path';
import { textOf } from './file-target.js';

/** A profile of Firefox or Thunderbird. */
export interface MozillaProfile {
  readonly name: string;
  readonly directory: string;
  /** Whether it is the one that is used when none is chosen, by the old mark or by that of an installation. */
  readonly default: boolean;
}

/**
 * @param root the directory of a profiles.ini
 * @returns the profiles that it lists; none when there is no such file
 * @throws CliError `configuration`
 */
export function profilesIn(root: string): MozillaProfile[] {
  const sections = sectionsOf(textOf(join(root, 'profiles.ini')) ?? '');
  // Since Firefox 67 each installation has a profile of its own; which, is said relative to the same directory.
  const installed = sections.flatMap(({ name, values }) =>
    name.startsWith('Install') ? [resolve(root, values.get('Default') ?? '')] : [],
  );
  return sections.flatMap(({ name, values }) => {
    const path = values.get('Path') ?? '';
    if (!/^Profile\d+$/.test(name) || path === '') return [];
    const directory = values.get('IsRelative') === '0' && isAbsolute(path) ? path : resolve(root, path);
    const isDefault = values.get('Default') === '1' || installed.includes(directory);
    return [{ name: values.get('Name') ?? path, directory, default: isDefault }];
  });
}

interface Section {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * @param text of an INI file
 * @returns its sections in order; lines before the first are left out
 */
export function sectionsOf(text: string): Section[] {
  const sections: { name: string; values: Map<string, string> }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ name: heading, values: new Map() });
    const [, key, value] = /^\s*([^=#;\s][^=]*?)\s*=(.*)$/.exec(line) ?? [];
    if (key !== undefined) sections.at(-1)?.values.set(key, value?.trim() ?? '');
  }
  return sections;
}
