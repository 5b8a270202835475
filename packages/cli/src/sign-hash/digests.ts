import {
  buildDigestInfo,
  HASHES,
  type Hash,
  type Localised,
  parseDigestInfo,
  SmartCmdError,
} from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { LINE_LIMIT } from '../limits.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { localise, type TextValues } from '../text.js';
import { decode } from './decode.js';

/** A digest that was given, ready to be signed. */
export interface GivenDigest {
  readonly hash: Hash;
  readonly digestInfo: Uint8Array;
  /** The file that a line of sha256sum names. */
  readonly path?: string | undefined;
}

/**
 * Reads a digest as a person or `sha256sum` writes it.
 *
 * @param text a digest in hex or base64, or a line of sha256sum
 * @param hash which algorithm made it
 * @param where it was found, for the error: `Digest 2`, `Line 7 of stdin`
 * @throws CliError `usage`
 */
export function digestOf(text: string, hash: Hash, where: Localised): GivenDigest {
  const { value, path } = withoutPath(text, where);
  const { hex, base64 } = decode(value);
  const digest = [hex, base64].find((bytes) => bytes?.length === hash.digestLength);
  if (digest) return { hash, digestInfo: buildDigestInfo(hash.name, digest), path };
  const found = hex ?? base64;
  if (!found) throw wrong(texts.digestAlphabet, { where, value: shortened(value) }, texts.digestRemedy);
  const { digestLength: expected, name } = hash;
  const lengths = { found: found.length, expected, hex: expected * 2, base64: Math.ceil(expected / 3) * 4 };
  throw wrong(texts.digestLength, { where, hash: name, ...lengths }, lengthRemedy(found));
}

/**
 * Reads a DigestInfo (RFC 8017 §9.2) in hex or base64.
 *
 * @param text the DER, in hex or base64
 * @param where it was found, for the error
 * @throws CliError `usage` when it is not the canonical DER of a known hash
 */
export function digestInfoOf(text: string, where: Localised): GivenDigest {
  const { value, path } = withoutPath(text, where);
  const { hex, base64 } = decode(value);
  // A DigestInfo begins with the byte 30: "30" in hex, "M" in base64, so no text can be both.
  const digestInfo = value.startsWith('M') ? base64 : hex;
  if (!digestInfo) throw wrong(texts.digestAlphabet, { where, value: shortened(value) }, texts.digestInfoRemedy);
  try {
    return { hash: parseDigestInfo(digestInfo).hash, digestInfo, path };
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    const problem = { en: error.sentence('en'), pt: error.sentence('pt') };
    throw wrong(texts.digestInfoInvalid, { where, problem }, texts.digestInfoRemedy);
  }
}

/** Takes the file name off a line of sha256sum: `<hex>  name`, `<hex> *name`, and with `\` before both if it is escaped. */
function withoutPath(text: string, where: Localised): { readonly value: string; readonly path?: string } {
  if (text.length > LINE_LIMIT) throw wrong(texts.lineTooLong, { where, limit: LINE_LIMIT }, texts.digestRemedy);
  const line = /^(\\?)([0-9a-f]+) [ *](.+)$/i.exec(text.replace(/\r$/, ''));
  const [, escaped, hex, name] = line ?? [];
  if (hex !== undefined && name !== undefined) {
    const path = escaped
      ? name.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
      : name;
    return path === '-' ? { value: hex } : { value: hex, path };
  }
  const value = text.trim();
  if (value === '') throw wrong(texts.digestEmpty, { where }, texts.digestRemedy);
  return { value };
}

function lengthRemedy(found: Uint8Array): Localised {
  if (HASHES.some(({ prefix, digestLength }) => found.length === prefix.length + digestLength) && found[0] === 0x30) {
    return texts.digestIsInfo;
  }
  const names = HASHES.filter(({ digestLength }) => digestLength === found.length).map(({ name }) => name);
  return names.length > 0 ? localise(texts.digestOther, { names: names.join(', ') }) : texts.digestRemedy;
}

const wrong = (sentence: Localised, values: TextValues, remedy: Localised): CliError =>
  new CliError('usage', localise(sentence, values), remedy);

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
