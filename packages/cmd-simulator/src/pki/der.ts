import forge from 'node-forge';

const { asn1, util } = forge;
const { Class, Type } = asn1;

/** One node of an ASN.1 tree, as node-forge represents it. */
export type Asn1 = forge.asn1.Asn1;

function universal(type: forge.asn1.Type, value: string): Asn1 {
  return asn1.create(Class.UNIVERSAL, type, false, value);
}

export function sequence(...items: Asn1[]): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, items);
}

export function set(...items: Asn1[]): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SET, true, items);
}

export function objectIdentifier(dotted: string): Asn1 {
  return universal(Type.OID, asn1.oidToDer(dotted).getBytes());
}

export function utf8String(text: string): Asn1 {
  return universal(Type.UTF8, util.encodeUtf8(text));
}

export function printableString(text: string): Asn1 {
  return universal(Type.PRINTABLESTRING, text);
}

export function ia5String(text: string): Asn1 {
  return universal(Type.IA5STRING, text);
}

export function boolean(value: boolean): Asn1 {
  return universal(Type.BOOLEAN, value ? '\xff' : '\x00');
}

/** @param bytes big-endian two's complement, already minimal */
export function integer(bytes: Buffer): Asn1 {
  return universal(Type.INTEGER, bytes.toString('latin1'));
}

export function octetString(bytes: Buffer): Asn1 {
  return universal(Type.OCTETSTRING, bytes.toString('latin1'));
}

export function bitString(bytes: Buffer, unusedBits = 0): Asn1 {
  return universal(Type.BITSTRING, String.fromCharCode(unusedBits) + bytes.toString('latin1'));
}

export function nil(): Asn1 {
  return universal(Type.NULL, '');
}

/** UTCTime up to 2049 and GeneralizedTime after, as RFC 5280 §4.1.2.5 demands. */
export function time(date: Date): Asn1 {
  const digits = `${date
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')}Z`;
  return date.getUTCFullYear() < 2050
    ? universal(Type.UTCTIME, digits.slice(2))
    : universal(Type.GENERALIZEDTIME, digits);
}

/** A context-specific tag around a primitive value (IMPLICIT) or around nodes (constructed). */
export function tagged(tag: number, value: string | Asn1[]): Asn1 {
  return asn1.create(Class.CONTEXT_SPECIFIC, tag as forge.asn1.Type, typeof value !== 'string', value);
}

/** The DER encoding of a tree. */
export function encode(node: Asn1): Buffer {
  return Buffer.from(asn1.toDer(node).getBytes(), 'latin1');
}

/** The tree of a DER encoding. */
export function decode(der: Buffer): Asn1 {
  return asn1.fromDer(util.createBuffer(der.toString('latin1')), true);
}
