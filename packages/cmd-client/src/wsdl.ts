import { readFileSync } from 'node:fs';

/**
 * One of this package's own WSDL files. In a module of its own, beside `wsdl/`, so that a bundler finds one place to
 * care for.
 *
 * @param file its name, such as `scmd.wsdl`
 */
export function readWsdl(file: string): string {
  return readFileSync(new URL(`../wsdl/${file}`, import.meta.url), 'utf8');
}
