import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;
const LICENCE = /^(licen[cs]e|copying|notice)/i;

/**
 * The licences of all packages of others that were bundled, as one text.
 *
 * @param root where the paths of the inputs begin
 * @param inputs paths of the files that were bundled, as esbuild names them
 * @throws Error when a package says nothing of its licence
 */
export function licencesOf(root, inputs) {
  const directories = new Set([...inputs].flatMap((input) => PACKAGE.exec(input)?.[1] ?? []));
  const texts = [...directories].map((directory) => licenceOf(join(root, directory)));
  return [...new Set(texts)].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  if (!license) throw new Error(`${name} ${version} names no licence: look at it before it is bundled`);
  const files = readdirSync(directory).filter((file) => LICENCE.test(file));
  const texts = files.map((file) => readFileSync(join(directory, file), 'utf8').trim());
  return `${[`${name} ${version}, ${license}`, ...texts].join('\n\n')}\n`;
}
