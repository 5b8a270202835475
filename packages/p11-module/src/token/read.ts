import { CKA, CKO } from '../cryptoki/constants.js';
import { ByteReader, broken } from './byte-reader.js';
import {
  BYTE_ORDER_MARK,
  ENROLLING_VERSION,
  FILE_LIMIT,
  HEADER,
  LEAST_SIGNATURE,
  LITTLE_ENDIAN,
  MAGIC,
  MOST,
  MOST_SIGNATURE,
  SENSITIVE_LENGTH,
  SETTING,
  SIZE,
  TOKEN,
  ULONG_SIZE,
  VERSION,
} from './layout.js';
import { type Attribute, type Mechanism, NEVER_REVEALED, type Token, type TokenObject } from './token.js';
import { TokenFileError } from './token-file-error.js';

/**
 * Reads a token file (docs/token-file.md), as strictly as the native half does.
 *
 * @param bytes the whole file
 * @returns what it says; nothing in it is a view on `bytes`
 * @throws TokenFileError when it is not a whole, unbroken token file of this version for this machine
 */
export function readToken(bytes: Uint8Array): Token {
  const file = new ByteReader(bytes);
  const version = checkedVersion(file, bytes);
  const section = (field: number): { offset: number; size: number } => {
    const offset = file.u32(field);
    file.checkAligned(offset);
    if (offset < SIZE.header) throw broken(`a section at ${offset}`);
    return { offset, size: file.u32(field + 4) };
  };
  const counted = (field: number, most: number, least: number, what: string): { offset: number; size: number } => {
    const found = section(field);
    if (found.size < least || found.size > most) throw broken(`${found.size} ${what}`);
    return found;
  };

  const token = section(HEADER.token);
  if (token.size !== SIZE.token) throw broken(`a token section of ${token.size} bytes`);
  const mechanisms = counted(HEADER.mechanisms, MOST.mechanisms, 1, 'mechanisms');
  const attributeTable = counted(HEADER.attributes, MOST.attributes, 0, 'attributes');
  const objectTable = counted(HEADER.objects, MOST.objects, 1, 'objects');
  const agent = section(HEADER.agent);
  const settings = section(HEADER.settings);

  const attributes = list(attributeTable.size, (index) =>
    readAttribute(file, attributeTable.offset + index * SIZE.attribute),
  );
  const objects = list(objectTable.size, (index) =>
    readObject(file, objectTable.offset + index * SIZE.object, attributes),
  );
  checkClasses(objects);
  return {
    ...readTokenSection(file, token.offset),
    ...(version === ENROLLING_VERSION && { enrolling: true as const }),
    mechanisms: list(mechanisms.size, (index) => readMechanism(file, mechanisms.offset + index * SIZE.mechanism)),
    objects,
    agent: readAgent(file, agent.offset, agent.size),
    settings: readSettings(file, settings.offset, settings.size),
  };
}

/** Checks the header, and gives the version. */
function checkedVersion(file: ByteReader, bytes: Uint8Array): number {
  if (bytes.length < SIZE.header || Buffer.compare(bytes.subarray(0, MAGIC.length), MAGIC) !== 0) {
    throw new TokenFileError({ en: 'it is not a token file', pt: 'não é um ficheiro de token' });
  }
  if (file.u32(HEADER.byteOrder) !== BYTE_ORDER_MARK || file.u32(HEADER.ulongSize) !== ULONG_SIZE) {
    throw new TokenFileError({ en: 'it was made for another machine', pt: 'foi feito para outra máquina' });
  }
  const version = file.u32(HEADER.version);
  if (version !== VERSION && version !== ENROLLING_VERSION) {
    throw new TokenFileError({
      en: `it has version ${version}, and this program reads versions ${VERSION} and ${ENROLLING_VERSION}`,
      pt: `tem a versão ${version}, e este programa lê as versões ${VERSION} e ${ENROLLING_VERSION}`,
    });
  }
  const size = file.u32(HEADER.fileSize);
  if (size !== bytes.length) throw broken(`it has ${bytes.length} bytes and says ${size}`);
  if (size > FILE_LIMIT) throw broken(`${size} bytes`);
  return version;
}

function readTokenSection(
  file: ByteReader,
  start: number,
): Omit<Token, 'enrolling' | 'mechanisms' | 'objects' | 'agent' | 'settings'> {
  const padded = Buffer.from(file.raw(start + TOKEN.profile.at, TOKEN.profile.size)).toString('latin1');
  const [, profile] = /^([!-~]{1,63})\0+$/.exec(padded) ?? [];
  if (profile === undefined) throw broken('the name of the profile');
  if (file.u32(start + TOKEN.reserved) !== 0) throw broken('the token section');
  const signatureLength = file.u32(start + TOKEN.signatureLength);
  if (signatureLength < LEAST_SIGNATURE || signatureLength > MOST_SIGNATURE) {
    throw broken(`signatures of ${signatureLength} bytes`);
  }
  return {
    label: file.text(start, TOKEN.label),
    manufacturer: file.text(start, TOKEN.manufacturer),
    model: file.text(start, TOKEN.model),
    serialNumber: file.text(start, TOKEN.serialNumber),
    flags: file.u64(start + TOKEN.flags),
    slotDescription: file.text(start, TOKEN.slotDescription),
    signatureLength,
    profile,
  };
}

function readMechanism(file: ByteReader, at: number): Mechanism {
  return {
    type: file.u64(at),
    smallestKey: file.u64(at + 8),
    largestKey: file.u64(at + 16),
    flags: file.u64(at + 24),
  };
}

function readAttribute(file: ByteReader, at: number): Attribute {
  const type = file.u64(at);
  const offset = file.u32(at + 8);
  const length = file.u32(at + 12);
  if (file.u64(at + 16) !== 0) throw broken(`the attribute at ${at}`);
  const hidden = length === SENSITIVE_LENGTH;
  if (hidden ? offset !== 0 : offset < SIZE.header) throw broken(`the attribute at ${at}`);
  return { type, value: hidden ? NEVER_REVEALED : file.alignedRaw(offset, length) };
}

function readObject(file: ByteReader, at: number, attributes: readonly Attribute[]): TokenObject {
  const first = file.u32(at);
  const count = file.u32(at + 4);
  if (first + count > attributes.length) throw broken(`the object at ${at}`);
  const object = attributes.slice(first, first + count);
  for (const [index, { type }] of object.entries()) {
    if (index > 0 && type <= (object[index - 1]?.type ?? 0)) throw broken(`the object at ${at} is not sorted`);
  }
  return object;
}

/** Every object has a class; the native half signs with the one private key. */
function checkClasses(objects: readonly TokenObject[]): void {
  const classes = objects.map(classOf);
  if (classes.includes(undefined)) throw broken('an object without a class');
  const keys = classes.filter((objectClass) => objectClass === CKO.CKO_PRIVATE_KEY);
  if (keys.length !== 1) throw broken(`${keys.length} private keys`);
}

/**
 * @param object of a token
 * @returns its CKA_CLASS; `undefined` when it has none
 */
export function classOf(object: TokenObject): number | undefined {
  const value = object.find(({ type }) => type === CKA.CKA_CLASS)?.value;
  return value instanceof Uint8Array ? ulongOf(value) : undefined;
}

/**
 * @param value of an attribute
 * @returns the CK_ULONG that it holds; `undefined` when it holds none, or CK_UNAVAILABLE_INFORMATION
 */
export function ulongOf(value: Uint8Array): number | undefined {
  if (value.length !== ULONG_SIZE) return undefined;
  const number = new DataView(value.buffer, value.byteOffset, value.length).getBigUint64(0, LITTLE_ENDIAN);
  return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : undefined;
}

function readAgent(file: ByteReader, offset: number, length: number): string[] {
  const strings = readStrings(file, offset, length);
  if (!strings?.[0]?.startsWith('/') || strings.length > MOST.agentStrings) throw broken("the agent's command");
  return strings;
}

function readSettings(file: ByteReader, offset: number, length: number): Record<string, string> {
  const strings = readStrings(file, offset, length);
  if (!strings || strings.length > MOST.settings) throw broken('the settings');
  const settings: Record<string, string> = {};
  for (const text of strings) {
    const [, name, value] = SETTING.exec(text) ?? [];
    if (name === undefined || value === undefined || name in settings) throw broken('the settings');
    settings[name] = value;
  }
  return settings;
}

/** Strings ended by NUL, the list by an empty one; `undefined` when they are not. */
function readStrings(file: ByteReader, offset: number, length: number): string[] | undefined {
  const strings = file.utf8(offset, length).split('\0');
  const ends = strings.splice(-2);
  const wellEnded = ends.length === 2 && ends.every((text) => text === '');
  return wellEnded && !strings.includes('') ? strings : undefined;
}

function list<T>(count: number, read: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => read(index));
}
