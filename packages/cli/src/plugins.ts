import { type Interfaces, Plugin } from '@oclif/core';
import { commands } from './commands.js';
import { OwnPlugin } from './own-plugin.js';

/** First words of command lines for which this package is enough; completion is another's work. */
const OWN = new Set(['--version', ...Object.keys(commands).map((id) => id.replace(/:.*/, ''))]);
OWN.delete('autocomplete');

/**
 * The plugins that a command line can need, by name. Help of everything, and a command that does not exist, need all; to look for those
 * takes longer than most commands do.
 *
 * @param argv the arguments after the program's name
 * @param root the directory of this package
 */
export async function pluginsFor(argv: readonly string[], root: string): Promise<Map<string, Interfaces.Plugin>> {
  const own = new OwnPlugin(root);
  const others = OWN.has(argv[0] ?? '') ? [] : (own.pjson.oclif.plugins ?? []);
  const plugins = others.map((name) => new Plugin({ name, root, type: 'core' }));
  await Promise.all(plugins.map((plugin) => plugin.load()));
  return new Map([own, ...plugins].map((plugin) => [plugin.name, plugin]));
}
