import { type Asn1, objectIdentifier, printableString, sequence, set, utf8String } from './der.js';

const ATTRIBUTE_TYPES = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  GN: '2.5.4.42',
  serialNumber: '2.5.4.5',
} as const;

/** A distinguished name, from the most general attribute to the most specific. */
export type Name = readonly (readonly [attribute: keyof typeof ATTRIBUTE_TYPES, value: string])[];

/**
 * Encodes a distinguished name.
 *
 * @param name attributes in order, one for each RDN
 * @returns the RDNSequence of RFC 5280 §4.1.2.4
 */
export function encodeName(name: Name): Asn1 {
  return sequence(
    ...name.map(([attribute, value]) => {
      // X.520 limits these two to PrintableString; all others are UTF-8 because Portuguese names need it.
      const text = attribute === 'C' || attribute === 'serialNumber' ? printableString(value) : utf8String(value);
      return set(sequence(objectIdentifier(ATTRIBUTE_TYPES[attribute]), text));
    }),
  );
}
