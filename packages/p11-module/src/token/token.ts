/** An attribute whose value exists and is never revealed (CKR_ATTRIBUTE_SENSITIVE). */
export const NEVER_REVEALED = 'never revealed';

/** CK_ATTRIBUTE. */
export interface Attribute {
  /** CK_ATTRIBUTE_TYPE. */
  readonly type: number;
  /** The bytes that C_GetAttributeValue returns. */
  readonly value: Uint8Array | typeof NEVER_REVEALED;
}

/** An object of the token: its attributes, sorted by type, each at most once. */
export type TokenObject = readonly Attribute[];

/** An entry of C_GetMechanismList, with its CK_MECHANISM_INFO. */
export interface Mechanism {
  /** CK_MECHANISM_TYPE. */
  readonly type: number;
  /** In bits. */
  readonly smallestKey: number;
  readonly largestKey: number;
  readonly flags: number;
}

/** What a token file says; docs/token-file.md describes each part. */
export interface Token {
  /** At most 32 bytes of UTF-8. */
  readonly label: string;
  /** At most 32 bytes of UTF-8. */
  readonly manufacturer: string;
  /** At most 16 bytes of UTF-8. */
  readonly model: string;
  /** At most 16 bytes of UTF-8. */
  readonly serialNumber: string;
  /** Flags of CK_TOKEN_INFO. */
  readonly flags: number;
  /** At most 64 bytes of UTF-8. */
  readonly slotDescription: string;
  /** Bytes of a signature. */
  readonly signatureLength: number;
  /** 1 to 63 ASCII characters. */
  readonly profile: string;
  /** True: the certificate is still to be fetched, and the objects are only what is known of them, which no program is shown. */
  readonly enrolling?: true;
  readonly mechanisms: readonly Mechanism[];
  readonly objects: readonly TokenObject[];
  /** The agent's absolute path, then its arguments. */
  readonly agent: readonly string[];
  /** What the profile says to the native half, by name; a name that it does not know is ignored. */
  readonly settings: Readonly<Record<string, string>>;
}
