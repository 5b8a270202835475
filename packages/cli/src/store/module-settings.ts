import { hashesOf, PROMPTS, type Prompts, type SigningMechanism, signingMechanism } from '@smartcmd/p11-module';
import * as z from 'zod/mini';

/** What a profile says about its PKCS#11 token; what is absent is as the module does it by itself. */
export interface ModuleSettings {
  /** The mechanisms that the token lists; absent: all but that of MD5. */
  readonly mechanisms?: readonly SigningMechanism[] | undefined;
  /** Seconds for which an application gets the same signature again without asking the person; absent: two minutes. */
  readonly rememberSignatures?: number | false | undefined;
  /** Absolute path of the file in which the module logs each call; absent: none. */
  readonly moduleLog?: string | undefined;
  /** With what the person is asked in other programs; absent: as the module finds it. */
  readonly prompts?: Prompts | undefined;
}

/** Seconds for which a signature may be remembered at most. */
export const MOST_REMEMBERED_SECONDS = 600;

const Seconds = z.int().check(z.minimum(1), z.maximum(MOST_REMEMBERED_SECONDS));

/** The fields of a profile in config.json that make {@link ModuleSettings}. */
export const STORED_MODULE_SETTINGS = {
  mechanisms: z.optional(z.custom<readonly string[]>((value) => mechanismsIn(value) !== undefined)),
  rememberSignatures: z.optional(z.union([z.literal(false), Seconds])),
  moduleLog: z.optional(z.string().check(z.regex(/^\/[^\0\n]*[^\0\n/]$/))),
  prompts: z.optional(z.enum(PROMPTS)),
};

/**
 * @param value a list of names
 * @returns the mechanisms of those names; undefined when it is no such list, or nothing could be signed with them
 */
export function mechanismsIn(value: unknown): SigningMechanism[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const mechanisms = new Set<SigningMechanism>();
  for (const name of value) {
    const mechanism = typeof name === 'string' ? signingMechanism(name) : undefined;
    if (!mechanism) return undefined;
    mechanisms.add(mechanism);
  }
  return hashesOf([...mechanisms]).length === 0 ? undefined : [...mechanisms];
}

/**
 * @param stored the fields of a profile in config.json, checked
 */
export function moduleSettingsOf(stored: {
  readonly mechanisms?: readonly string[] | undefined;
  readonly rememberSignatures?: number | false | undefined;
  readonly moduleLog?: string | undefined;
  readonly prompts?: Prompts | undefined;
}): ModuleSettings {
  const { mechanisms, rememberSignatures, moduleLog, prompts } = stored;
  return { mechanisms: mechanismsIn(mechanisms), rememberSignatures, moduleLog, prompts };
}
