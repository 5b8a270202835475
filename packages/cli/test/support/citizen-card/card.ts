import { constants, privateEncrypt, randomBytes } from 'node:crypto';
import { buildDigestInfo } from '@smartcmd/cmd-client';
import { der } from '../der.js';
import { type CardFile, type CardKey, cardFiles, PIN_FILL, PIN_LENGTH } from './files.js';

/** A command as ISO 7816-4 has it. */
export interface Command {
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Buffer;
  /** How many bytes are expected at most. */
  readonly le: number;
}

/** Response data, or a status word. */
type Reply = Buffer | number;

const SW = {
  ok: 0x9000,
  /** And how many bytes are to be fetched with GET RESPONSE. */
  more: 0x6100,
  /** And how many tries are left. */
  wrongPin: 0x63c0,
  notVerified: 0x6982,
  blocked: 0x6983,
  noInput: 0x6985,
  wrongData: 0x6a80,
  noFile: 0x6a82,
  noReference: 0x6a88,
  wrongOffset: 0x6b00,
  /** And the right one. */
  wrongLength: 0x6c00,
  unknownCommand: 0x6d00,
} as const;

/** Instructions. */
export const INS = {
  verify: 0x20,
  manage: 0x22,
  perform: 0x2a,
  challenge: 0x84,
  select: 0xa4,
  read: 0xb0,
  getResponse: 0xc0,
} as const;

/** The GemSafe applet of the Portuguese card. */
const APPLET = '604632ff000002';
const TRIES = 3;
/** Bytes of response data in one answer, so that its length has a high byte of 0: see reader.ts. */
const CHUNK = 250;
/** The algorithm of MANAGE SECURITY ENVIRONMENT for which the card makes the DigestInfo; for 0x02 it takes one. */
const SHA256 = 0x42;

/**
 * A Citizen Card of the first generation (GemSafe V3), as far as OpenSC's drivers `gemsafeV1` and `pteid` use it: files, PINs and
 * signatures. Commands are answered as with T=0.
 */
export class CitizenCard {
  /** Answer to reset: T=0, with the historical bytes of the Portuguese card. */
  readonly atr = Buffer.from('3b7d95000080318065b0831100c883009000', 'hex');
  /** The keys that signed, in order. */
  readonly signed: CardKey[] = [];
  readonly #keys: readonly CardKey[];
  readonly #files: readonly CardFile[];
  readonly #tries: Map<number, number>;
  #verified = new Set<number>();
  #current = '3f00';
  #environment: { algorithm: number; key: CardKey | undefined } = { algorithm: 0, key: undefined };
  #input: Buffer | undefined;
  #rest: Buffer = Buffer.alloc(0);
  #pause: { readonly at: (command: Command) => boolean; readonly reach: () => void } | undefined;
  #resume: (() => void) | undefined;

  constructor(keys: readonly CardKey[]) {
    this.#keys = keys;
    this.#files = cardFiles(keys);
    this.#tries = new Map(keys.map(({ pin }) => [pin.reference, TRIES]));
  }

  /** Power was cut, or the card was reset: nobody is logged in. */
  reset(): void {
    this.#verified = new Set();
    this.#current = '3f00';
    this.#input = undefined;
  }

  /** Answers a command: response data and status word. */
  async answer(bytes: Buffer): Promise<Buffer> {
    const command = parse(bytes);
    if (this.#pause?.at(command)) {
      this.#pause.reach();
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
    }
    const reply = this.#perform(command);
    if (typeof reply === 'number') return statusWord(reply);
    const now = reply.subarray(0, CHUNK);
    this.#rest = reply.subarray(CHUNK);
    const { length } = this.#rest;
    return Buffer.concat([now, statusWord(length > 0 ? SW.more + Math.min(length, CHUNK) : SW.ok)]);
  }

  /**
   * Has the card take its time, as one that waits for the citizen.
   *
   * @param at which command it does not answer until {@link resume}
   * @returns when that has come
   */
  pause(at: (command: Command) => boolean): Promise<void> {
    return new Promise((reach) => {
      this.#pause = { at, reach };
    });
  }

  /** Answers, and does not pause any more. */
  resume(): void {
    this.#pause = undefined;
    this.#resume?.();
  }

  #perform(command: Command): Reply {
    switch (command.ins) {
      case INS.select:
        return this.#select(command);
      case INS.read:
        return this.#read(command);
      case INS.verify:
        return this.#verify(command);
      case INS.manage:
        return this.#manage(command);
      case INS.perform:
        return this.#performOperation(command);
      case INS.getResponse:
        return this.#rest;
      case INS.challenge:
        return randomBytes(Math.min(command.le, 8));
      default:
        return SW.unknownCommand;
    }
  }

  #select({ p1, p2, data }: Command): Reply {
    const id = data.toString('hex');
    if (p1 === 4) return id === APPLET ? SW.ok : SW.noFile;
    const path = { 0: id === '3f00' ? id : `3f00${id}`, 8: `3f00${id}`, 9: `${this.#current}${id}` }[p1];
    const file = this.#files.find((each) => each.path === path);
    const isDirectory = this.#files.some((each) => path !== undefined && each.path.startsWith(path));
    if (path === undefined || (!file && !isDirectory)) return SW.noFile;
    this.#current = path;
    if (p2 === 0x0c) return SW.ok;
    const name = der(0x83, Buffer.from(path.slice(-4), 'hex'));
    if (!file) return der(0x6f, name);
    const size = Buffer.from([file.content.length >> 8, file.content.length & 0xff]);
    // A transparent file that anybody may read and nobody change.
    const properties = [der(0x80, size), der(0x82, Buffer.from([1])), name, der(0x8c, Buffer.from([3, 0xff, 0]))];
    return der(0x6f, ...properties);
  }

  #read({ p1, p2, le }: Command): Reply {
    const file = this.#files.find(({ path }) => path === this.#current);
    const offset = (p1 << 8) | p2;
    if (!file) return SW.noFile;
    if (offset > file.content.length) return SW.wrongOffset;
    return file.content.subarray(offset, offset + Math.min(le, CHUNK));
  }

  #verify({ p2, data }: Command): Reply {
    const pin = this.#keys.find((key) => key.pin.reference === p2)?.pin;
    const left = this.#tries.get(p2) ?? 0;
    if (!pin) return SW.noReference;
    if (left === 0) return SW.blocked;
    if (data.length === 0) return this.#verified.has(p2) ? SW.ok : SW.wrongPin + left;
    const expected = Buffer.alloc(PIN_LENGTH, PIN_FILL);
    expected.write(pin.value);
    if (data.equals(expected)) {
      this.#tries.set(p2, TRIES);
      this.#verified.add(p2);
      return SW.ok;
    }
    this.#verified.delete(p2);
    this.#tries.set(p2, left - 1);
    return left === 1 ? SW.blocked : SW.wrongPin + left - 1;
  }

  /** RESTORE, and SET with a template for digital signature. */
  #manage({ p1, p2, data }: Command): Reply {
    if (p1 === 0x73) return SW.ok;
    if (p1 !== 0x41 || p2 !== 0xb6) return SW.wrongData;
    const [algorithm, reference] = [byteIn(data, 0x80), byteIn(data, 0x84)];
    const key = this.#keys.find((each) => each.reference === reference);
    if (!key || algorithm === undefined) return SW.noReference;
    this.#environment = { algorithm, key };
    return SW.ok;
  }

  /** HASH, which only takes over what was hashed elsewhere, and COMPUTE DIGITAL SIGNATURE of that. */
  #performOperation({ p1, p2, data, le }: Command): Reply {
    if (p1 === 0x90 && p2 === 0xa0) {
      if (data[0] !== 0x90 || data[1] !== data.length - 2) return SW.wrongData;
      this.#input = data.subarray(2);
      return SW.ok;
    }
    if (p1 !== 0x9e || p2 !== 0x9a) return SW.unknownCommand;
    const { algorithm, key } = this.#environment;
    if (!key || !this.#input) return SW.noInput;
    if (!this.#verified.has(key.pin.reference)) return SW.notVerified;
    const size = (key.key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    // OpenSC asks for 128 bytes, whatever the key.
    if (le < size) return SW.wrongLength + (size & 0xff);
    const digestInfo = algorithm === SHA256 ? buildDigestInfo('sha256', this.#input) : this.#input;
    this.#input = undefined;
    if (key.eachTime) this.#verified.delete(key.pin.reference);
    this.signed.push(key);
    return privateEncrypt({ key: key.key, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
  }
}

function parse(bytes: Buffer): Command {
  const [, ins = 0, p1 = 0, p2 = 0, p3 = 0] = bytes;
  const isOutgoing = bytes.length <= 5;
  return {
    ins,
    p1,
    p2,
    data: isOutgoing ? Buffer.alloc(0) : bytes.subarray(5, 5 + p3),
    le: isOutgoing ? p3 || 256 : 256,
  };
}

const statusWord = (status: number): Buffer => Buffer.from([status >> 8, status & 0xff]);

/** The one byte of a template that has a tag. */
function byteIn(template: Buffer, tag: number): number | undefined {
  for (let at = 0; at + 2 < template.length; at += 2 + (template[at + 1] ?? 0)) {
    if (template[at] === tag) return template[at + 2];
  }
  return undefined;
}
