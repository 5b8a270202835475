import { isAbsolute } from 'node:path';
import { documentNameOf, parseDigestInfo } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { SIGNATURE_FORMATS, type SignatureFormat } from '../sign-hash/request.js';

/** The version of the journals that this smartcmd writes; raised when an older one would misread them. */
const JOURNAL_VERSION = 1;

/** A document of a run, in the order of the run. */
interface BatchDocument {
  /** The name that the SMS quotes. */
  readonly name: string;
  /** The DER DigestInfo of RFC 8017 §9.2, raw bytes. */
  readonly digestInfo: Uint8Array;
}

/** What a run needs to know to be continued. */
export interface BatchHead {
  readonly profile: string;
  /** SHA-256 of the leaf, lower-case hex. */
  readonly certificateFingerprint: string;
  readonly format: SignatureFormat;
  /** An absolute path, or `-` for stdout. */
  readonly output: string;
  /** Whether output files that exist may be replaced. */
  readonly force: boolean;
  readonly documents: readonly BatchDocument[];
}

/** Everything that a journal says. */
export interface BatchRecord extends BatchHead {
  /** The processes that have worked at it, see `processStamp`; the last one is its owner. */
  readonly owners: readonly string[];
  /** Raw signatures by the position of their document, not verified. */
  readonly signatures: ReadonlyMap<number, Uint8Array>;
}

const bytes = z.pipe(
  z.base64(),
  z.transform((text) => Buffer.from(text, 'base64')),
);

/** As a check of what a run was begun with. */
const passes =
  <T>(check: (value: T) => unknown) =>
  (value: T): boolean => {
    try {
      check(value);
      return true;
    } catch {
      return false;
    }
  };
const isPath = (path: string): boolean => isAbsolute(path) && !path.includes('\0');
const areDifferent = (documents: readonly BatchDocument[]): boolean =>
  new Set(documents.map(({ name }) => name)).size === documents.length;

const Document = z.object({
  name: z.string().check(z.refine(passes(documentNameOf))),
  digestInfo: bytes.check(z.refine(passes(parseDigestInfo))),
});
const Head = z.object({
  version: z.literal(JOURNAL_VERSION),
  profile: z.string(),
  certificateFingerprint: z.string(),
  format: z.enum(SIGNATURE_FORMATS),
  output: z.string().check(z.refine((path) => path === '-' || isPath(path))),
  force: z.boolean(),
  documents: z.array(Document).check(z.minLength(1), z.refine(areDifferent)),
});
const Owner = z.object({ owner: z.string() });
const Signed = z.object({ index: z.int().check(z.nonnegative()), signature: bytes });

/** The first line of a journal. */
export function headLine({ documents, ...head }: BatchHead): string {
  const listed = documents.map(({ name, digestInfo }) => ({ name, digestInfo: base64(digestInfo) }));
  return line({ version: JOURNAL_VERSION, ...head, documents: listed });
}

/** The line of a process that works at the run from here on. */
export const ownerLine = (owner: string): string => line({ owner });

/** The line of a signature. */
export const signedLine = (index: number, signature: Uint8Array): string =>
  line({ index, signature: base64(signature) });

/**
 * Reads a journal. A line that was cut off, or that nobody could have meant, is passed over: what it said is signed again.
 *
 * @param text the whole file
 * @returns undefined when its first line is no head that this version knows
 */
export function parseJournal(text: string): BatchRecord | undefined {
  const [first = '', ...rest] = text.split('\n');
  const head = Head.safeParse(parsed(first));
  if (!head.success) return undefined;
  const owners: string[] = [];
  const signatures = new Map<number, Uint8Array>();
  for (const value of rest.map(parsed)) {
    const owner = Owner.safeParse(value);
    if (owner.success) owners.push(owner.data.owner);
    const signed = Signed.safeParse(value);
    if (signed.success && signed.data.index < head.data.documents.length) {
      signatures.set(signed.data.index, signed.data.signature);
    }
  }
  const { version: _, ...known } = head.data;
  return { ...known, owners, signatures };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const base64 = (value: Uint8Array): string => Buffer.from(value).toString('base64');
