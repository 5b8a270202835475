import { endianness } from 'node:os';

// The form of docs/token-file.md, versions 2 and 3.

/** The byte order of this machine: attribute values are the very bytes that C programs read. */
export const LITTLE_ENDIAN = endianness() === 'LE';

export const MAGIC = Buffer.from('SmartCMD', 'ascii');
/** Of a token with its objects, and of one whose certificate is still to be fetched. */
export const VERSION = 2;
export const ENROLLING_VERSION = 3;
export const BYTE_ORDER_MARK = 0x01020304;
/** `sizeof(CK_ULONG)` where the module is built. */
export const ULONG_SIZE = 8;
/** Length of an attribute that is never revealed. */
export const SENSITIVE_LENGTH = 0xffff_ffff;

/** Sections and values start at multiples of it. */
export const ALIGNMENT = 8;
export const aligned = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/** Bytes of the parts that have a fixed size. */
export const SIZE = { header: 72, token: 240, mechanism: 32, object: 8, attribute: 24 } as const;

/** Where the header keeps the fields, in bytes from the start of the file. */
export const HEADER = {
  version: 8,
  byteOrder: 12,
  ulongSize: 16,
  fileSize: 20,
  token: 24,
  mechanisms: 32,
  objects: 40,
  attributes: 48,
  agent: 56,
  settings: 64,
} as const;

/** A text field of the token section: where it is, and how many bytes it has. */
export interface TextField {
  readonly at: number;
  readonly size: number;
}

/** Where the token section keeps the fields, in bytes from its start. */
export const TOKEN = {
  label: { at: 0, size: 32 },
  manufacturer: { at: 32, size: 32 },
  model: { at: 64, size: 16 },
  serialNumber: { at: 80, size: 16 },
  flags: 96,
  slotDescription: { at: 104, size: 64 },
  signatureLength: 168,
  reserved: 172,
  profile: { at: 176, size: 64 },
} as const;

/** How many there may be of each, and at least one, except of attributes and settings. */
export const MOST = { mechanisms: 32, objects: 64, attributes: 4096, agentStrings: 32, settings: 32 } as const;

/** A string of the settings section: name and value. */
export const SETTING = /^([a-z][a-z0-9-]*)=([^\0]*)$/s;

/** Bytes of a whole file at most. A person's token has about 12 KiB. */
export const FILE_LIMIT = 1024 * 1024;

/** Bytes of a signature: RSA keys of 1,024 to 16,384 bits. */
export const LEAST_SIGNATURE = 128;
export const MOST_SIGNATURE = 2048;
