import { existsSync } from 'node:fs';
import { environment } from '../environment.js';
import type { Config } from '../store/config-file.js';

/** Where the card's software puts its library; the same as in cc-wrapper's native/src/module_list.c. */
export const USUAL_PLACES = [
  '/usr/local/lib/libpteidpkcs11.so',
  '/usr/lib/libpteidpkcs11.so',
  '/usr/lib64/libpteidpkcs11.so',
  '/usr/lib/x86_64-linux-gnu/libpteidpkcs11.so',
  '/usr/lib/aarch64-linux-gnu/libpteidpkcs11.so',
] as const;

/** The Citizen Card's library, and who says so. */
export interface CardLibrary {
  /** Its path, or `none`: the card is left out. */
  readonly path: string;
  /** The variable, config.json, or nobody: it lies in a usual place. */
  readonly namedBy: 'PTEIDPKCS11_WRAPPER' | 'config.json' | undefined;
}

/**
 * @param config may name it
 * @returns the library that our module loads for the Citizen Card (cc-wrapper's README, "Which libraries"); undefined when nobody names
 * one and none is in a usual place
 */
export function wantedCardLibrary({ cardModule }: Config): CardLibrary | undefined {
  const variable = environment('PTEIDPKCS11_WRAPPER');
  if (variable !== undefined) return { path: variable, namedBy: 'PTEIDPKCS11_WRAPPER' };
  if (cardModule !== undefined) return { path: cardModule, namedBy: 'config.json' };
  const path = USUAL_PLACES.find(existsSync);
  return path === undefined ? undefined : { path, namedBy: undefined };
}
