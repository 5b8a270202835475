import type { KeyObject } from 'node:crypto';
import { der, seq } from '../der.js';

/** What a citizen has on the card: a key, its certificate, and the PIN that opens it. */
export interface CardKey {
  /** As the Citizen Card calls them: CITIZEN AUTHENTICATION, CITIZEN SIGNATURE. */
  readonly label: string;
  /** CKA_ID of the key and its certificate: one byte. */
  readonly id: number;
  /** How commands name the key. */
  readonly reference: number;
  readonly pin: CardPin;
  /** Whether the PIN is needed again for each signature. */
  readonly eachTime: boolean;
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
}

/** A PIN of four to eight digits. Its key is opened by it alone. */
interface CardPin {
  readonly value: string;
  /** 1: authentication; 2: signature. */
  readonly id: 1 | 2;
  /** How commands name it. */
  readonly reference: number;
}

/** A file of the card. */
export interface CardFile {
  /** From the master file, in hex: `3f004f005031`. */
  readonly path: string;
  readonly content: Buffer;
}

const APPLICATION = '3f004f00';
/** What a PIN is filled up with, to eight bytes. */
export const PIN_FILL = 0xff;
export const PIN_LENGTH = 8;

/**
 * The files by which a reader of PKCS #15 v1.1 finds keys, certificates and PINs, and those with the citizen's data. The one with
 * the address, which has a PIN of its own, is not there.
 */
export function cardFiles(keys: readonly CardKey[]): CardFile[] {
  const certificatePath = ({ id }: CardKey): string => `${APPLICATION}${(0xc000 + id).toString(16)}`;
  return [
    { path: `${APPLICATION}5032`, content: tokenInfo() },
    {
      path: `${APPLICATION}5031`,
      content: Buffer.concat([
        der(0xa0, pathTo(`${APPLICATION}4401`)),
        der(0xa4, pathTo(`${APPLICATION}4402`)),
        der(0xa8, pathTo(`${APPLICATION}4403`)),
      ]),
    },
    { path: `${APPLICATION}4401`, content: Buffer.concat(keys.map(privateKey)) },
    {
      path: `${APPLICATION}4402`,
      content: Buffer.concat(keys.map((key) => certificate(key, certificatePath(key)))),
    },
    { path: `${APPLICATION}4403`, content: Buffer.concat(keys.map(({ pin }) => pinObject(pin))) },
    ...keys.map((key) => ({ path: certificatePath(key), content: key.certificate })),
    ...['3f000003', '3f005f00ef02', '3f005f00ef06', '3f005f00ef07'].map((path) => ({
      path,
      content: Buffer.from('Nobody'),
    })),
  ];
}

const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
const octets = (...bytes: number[]): Buffer => der(0x04, Buffer.from(bytes));
/** Below 0x8000. */
const integer = (value: number): Buffer => der(0x02, Buffer.from(value < 0x80 ? [value] : [value >> 8, value & 0xff]));
/** The bits that are set, bit 0 first. */
const bits = (...set: number[]): Buffer => {
  const content = Buffer.alloc((Math.max(...set) >> 3) + 1);
  for (const bit of set) content[bit >> 3] = (content[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return der(0x03, Buffer.from([7 - (Math.max(...set) & 7)]), content);
};
const pathTo = (path: string): Buffer => seq(der(0x04, Buffer.from(path, 'hex')));

function tokenInfo(): Buffer {
  const label = der(0x80, Buffer.from('CARTAO DE CIDADAO'));
  // Read-only, log-in needed, PRN generation.
  return seq(integer(0), octets(0, 0, 0, 0, 0, 0, 0, 0x42), text('GEMALTO'), label, bits(0, 1, 2));
}

function privateKey({ label, id, reference, pin, eachTime, key }: CardKey): Buffer {
  const common = seq(text(`${label} KEY`), bits(0), octets(pin.id), ...(eachTime ? [integer(1)] : []));
  // Usage: sign; or, as the law has it, non-repudiation. Native; sensitive, never extractable, generated on the card.
  const ofKey = seq(
    octets(id),
    bits(eachTime ? 9 : 2),
    der(0x01, Buffer.from([0xff])),
    bits(0, 3, 4),
    integer(reference),
  );
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  return seq(common, ofKey, der(0xa1, seq(pathTo(APPLICATION), integer(modulusLength))));
}

function certificate({ label, id }: CardKey, path: string): Buffer {
  return seq(seq(text(`${label} CERTIFICATE`), bits(1)), seq(octets(id)), der(0xa1, seq(pathTo(path))));
}

function pinObject({ id, reference }: CardPin): Buffer {
  // Initialised, filled up; digits.
  const kind = [bits(4, 5), der(0x0a, Buffer.from([1])), integer(4), integer(PIN_LENGTH), integer(PIN_LENGTH)];
  const how = [der(0x80, Buffer.from([0, reference])), octets(PIN_FILL), pathTo(APPLICATION)];
  return seq(seq(text('PIN'), bits(0)), seq(octets(id)), der(0xa1, seq(...kind, ...how)));
}
