import type { Localised } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { storeTexts } from '../messages/store.js';
import { STORED_MODULE_SETTINGS } from './module-settings.js';
import { storePaths } from './paths.js';
import { checked, readVersionedJson, versionedJsonText } from './versioned-json.js';

const Milliseconds = z.int().check(z.minimum(100), z.maximum(600_000));

/** A profile as config.json holds it. Fields that we do not know are kept. */
const StoredFields = z.looseObject({
  environment: z.enum(['production', 'preproduction', 'simulator', 'custom']),
  endpoint: z.string().check(z.regex(/^https:\/\/[^/?#@\s]+\/\S*$/)),
  service: z.enum(['scmd', 'ccmovel']),
  phone: z.optional(z.string().check(z.regex(/^\+\d{1,3} \d{4,14}$/))),
  encryptionCertificate: z.optional(z.string()),
  /** The one that succeeds it, or that it has succeeded: which of the two is used, their validity says. */
  otherEncryptionCertificate: z.optional(z.string()),
  /** Of a profile whose credentials are in the desktop's secret service: which item has them. Absent: they are in credentials.json. */
  credentialsItem: z.optional(z.string().check(z.regex(/^[\da-f]{32}$/))),
  tlsAnchors: z.optional(z.string()),
  /** SHA-256 of the leaf in the profile's certificate file: tells when the two no longer belong together. */
  certificate: z.optional(z.string().check(z.regex(/^[\da-f]{64}$/))),
  /** A profile with neither phone nor certificate: whether a program that looks for the certificate asks the person for it. */
  enrolment: z.optional(z.enum(['on-first-use', 'dismissed'])),
  certificateWithPin: z._default(z.boolean(), false),
  phoneApproval: z._default(z.boolean(), false),
  newerFields: z._default(z.boolean(), false),
  connectTimeoutMs: z.optional(Milliseconds),
  answerTimeoutMs: z.optional(Milliseconds),
  ...STORED_MODULE_SETTINGS,
});
type StoredFields = z.output<typeof StoredFields>;

const unlessEnrolling = (field: 'phone' | 'certificate') =>
  z.refine<StoredFields>((fields) => fields.enrolment !== undefined || fields[field] !== undefined, { path: [field] });

const StoredProfile = StoredFields.check(unlessEnrolling('phone'), unlessEnrolling('certificate'));

/** A profile as config.json holds it. */
export type StoredProfile = z.output<typeof StoredProfile>;

const Config = z.looseObject({
  defaultProfile: z.optional(z.string()),
  moduleDirectory: z.optional(z.string().check(z.startsWith('/'))),
  cardModule: z.optional(z.string().check(z.regex(/^(none|\/[^\n]*)$/))),
  modules: z.optional(z.array(z.string().check(z.regex(/^\/[^\n]*$/))).check(z.maxLength(15))),
  profiles: z.record(z.string(), z.unknown()),
});

/** config.json, the profiles not yet checked: a mistake in one must not make the others useless. */
export interface Config {
  readonly defaultProfile: string | undefined;
  /** Where the PKCS#11 module was installed, if not in the usual place. */
  readonly moduleDirectory: string | undefined;
  /** The PKCS#11 library of the Citizen Card; `none`: there is none; absent: the one in the usual place. */
  readonly cardModule: string | undefined;
  /** Other PKCS#11 libraries that our module offers beside the CMD. */
  readonly modules: readonly string[];
  readonly profiles: ReadonlyMap<string, unknown>;
  /** Everything else that the file holds. */
  readonly rest: Readonly<Record<string, unknown>>;
}

const EXPECTED: Readonly<Record<string, Localised>> = {
  defaultProfile: storeTexts.expectedText,
  moduleDirectory: storeTexts.expectedAbsolutePath,
  cardModule: storeTexts.expectedPathOrNone,
  modules: storeTexts.expectedPaths,
  environment: storeTexts.expectedEnvironment,
  endpoint: storeTexts.expectedEndpoint,
  service: storeTexts.expectedService,
  phone: storeTexts.expectedPhone,
  encryptionCertificate: storeTexts.expectedPem,
  otherEncryptionCertificate: storeTexts.expectedPem,
  credentialsItem: storeTexts.expectedItem,
  tlsAnchors: storeTexts.expectedPem,
  certificate: storeTexts.expectedFingerprint,
  enrolment: storeTexts.expectedEnrolment,
  certificateWithPin: storeTexts.expectedBoolean,
  phoneApproval: storeTexts.expectedBoolean,
  newerFields: storeTexts.expectedBoolean,
  connectTimeoutMs: storeTexts.expectedMilliseconds,
  answerTimeoutMs: storeTexts.expectedMilliseconds,
  mechanisms: storeTexts.expectedMechanisms,
  rememberSignatures: storeTexts.expectedRemembering,
  moduleLog: storeTexts.expectedAbsolutePath,
  prompts: storeTexts.expectedPrompts,
};

/**
 * Reads config.json.
 *
 * @returns what it says; no profiles when there is no such file
 * @throws CliError `configuration`
 */
export function readConfig(): Config {
  const file = storePaths().config;
  const value = readVersionedJson(file, false);
  if (value === undefined) {
    const nothing = { defaultProfile: undefined, moduleDirectory: undefined, cardModule: undefined, modules: [] };
    return { ...nothing, profiles: new Map(), rest: {} };
  }
  const fields = checked(Config, value, { file, path: [] }, EXPECTED);
  const { defaultProfile, moduleDirectory, cardModule, modules = [], profiles, version: _, ...rest } = fields;
  return { defaultProfile, moduleDirectory, cardModule, modules, profiles: new Map(Object.entries(profiles)), rest };
}

/**
 * @param config config.json
 * @param name of a profile that is in it
 * @returns the profile, checked
 * @throws CliError `configuration`, naming the field that is wrong
 */
export function storedProfile(config: Config, name: string): StoredProfile {
  const place = { file: storePaths().config, path: ['profiles', name], profile: name };
  return checked(StoredProfile, config.profiles.get(name), place, EXPECTED);
}

/**
 * @param config what the file has to say
 * @returns the text of the file
 */
export function configText(config: Config): string {
  const { defaultProfile, moduleDirectory, cardModule, profiles, rest } = config;
  const modules = config.modules.length > 0 ? config.modules : undefined;
  const settings = { defaultProfile, moduleDirectory, cardModule, modules };
  return versionedJsonText({ ...rest, ...settings, profiles: Object.fromEntries(profiles) });
}
