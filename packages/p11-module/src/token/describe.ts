import { X509Certificate } from 'node:crypto';
import { isPrintable, type Language, type Localised, printable } from '@smartcmd/cmd-client';
import {
  CK_CERTIFICATE_CATEGORY,
  CKA,
  CKC,
  CKK,
  CKM,
  CKO,
  flagNames,
  MECHANISM_FLAGS,
  nameOf,
  TOKEN_FLAGS,
} from '../cryptoki/constants.js';
import { ULONG_SIZE } from './layout.js';
import { classOf, ulongOf } from './read.js';
import { type Attribute, NEVER_REVEALED, type Token } from './token.js';

const texts = {
  label: { en: 'Label', pt: 'Etiqueta' },
  manufacturer: { en: 'Manufacturer', pt: 'Fabricante' },
  model: { en: 'Model', pt: 'Modelo' },
  serialNumber: { en: 'Serial number', pt: 'Número de série' },
  slot: { en: 'Slot', pt: 'Slot' },
  flags: { en: 'Flags', pt: 'Indicadores' },
  profile: { en: 'Profile', pt: 'Perfil' },
  signatureLength: { en: 'Signature', pt: 'Assinatura' },
  bytes: { en: 'bytes', pt: 'bytes' },
  agent: { en: 'Agent', pt: 'Agente' },
  setting: { en: 'Setting', pt: 'Definição' },
  mechanisms: { en: 'Mechanisms', pt: 'Mecanismos' },
  object: { en: 'Object', pt: 'Objeto' },
  empty: { en: '(empty)', pt: '(vazio)' },
  unavailable: { en: '(not known)', pt: '(desconhecido)' },
  neverRevealed: { en: '(never revealed)', pt: '(nunca revelado)' },
} as const satisfies Record<string, Localised>;

/** Bytes of a value that are shown in hexadecimal; the rest is counted. */
const SHOWN_BYTES = 32;

/**
 * A token for a person to read: every attribute and mechanism by its name in the standard, every value decoded.
 *
 * @param token as `readToken` gives it
 * @param language the person's
 * @returns lines, each ended by `\n`
 */
export function describeToken(token: Token, language: Language): string {
  const say = (text: Localised): string => text[language];
  const rows: (readonly [Localised, string])[] = [
    [texts.label, token.label],
    [texts.manufacturer, token.manufacturer],
    [texts.model, token.model],
    [texts.serialNumber, token.serialNumber],
    [texts.slot, token.slotDescription],
    [texts.flags, flagNames(TOKEN_FLAGS, token.flags)],
    ...(token.enrolling ? [] : [[texts.signatureLength, `${token.signatureLength} ${say(texts.bytes)}`] as const]),
    [texts.profile, token.profile],
    [texts.agent, token.agent.join(' ')],
    ...Object.entries(token.settings).map(([name, value]) => [texts.setting, `${name}=${value}`] as const),
  ];
  const mechanisms = token.mechanisms.map(({ type, smallestKey, largestKey, flags }) => {
    const bits = smallestKey === largestKey ? `${smallestKey}` : `${smallestKey}–${largestKey}`;
    return `  ${nameOf(CKM, type).padEnd(22)}  ${bits} bits  ${flagNames(MECHANISM_FLAGS, flags)}`;
  });
  // What is known of objects to come is nothing that a program sees.
  const objects = (token.enrolling ? [] : token.objects).flatMap((object, index) => [
    '',
    `${say(texts.object)} ${index + 1}: ${nameOf(CKO, classOf(object) ?? -1)}`,
    ...object.map((attribute) => `  ${nameOf(CKA, attribute.type).padEnd(30)}  ${describeValue(attribute, say)}`),
  ]);
  return [
    ...rows.map(([name, value]) => `${say(name)}: ${printable(value)}`),
    `${say(texts.mechanisms)}:`,
    ...mechanisms,
    ...objects,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

type Decoder = (value: Uint8Array) => string | undefined;

const ulongNamed =
  (names: Readonly<Record<string, number>>): Decoder =>
  (value) => {
    const number = ulongOf(value);
    return number === undefined ? undefined : nameOf(names, number);
  };
const number: Decoder = (value) => ulongOf(value)?.toString();
const text: Decoder = (value) => {
  const decoded = Buffer.from(value).toString('utf8');
  return isPrintable(decoded) ? JSON.stringify(decoded) : undefined;
};
const boolean: Decoder = ({ length, 0: byte }) =>
  length !== 1 || byte === undefined || byte > 1 ? undefined : ['CK_FALSE', 'CK_TRUE'][byte];
const date: Decoder = (value) =>
  /^(\d{4})(\d\d)(\d\d)$/.exec(Buffer.from(value).toString('latin1'))?.slice(1).join('-');
const mechanismList: Decoder = (value) =>
  Array.from({ length: Math.floor(value.length / ULONG_SIZE) }, (_, index) => {
    const type = ulongOf(value.subarray(index * ULONG_SIZE, (index + 1) * ULONG_SIZE));
    return type === undefined ? '?' : nameOf(CKM, type);
  }).join(' ');
const certificate: Decoder = (value) => {
  try {
    const { subject } = new X509Certificate(value);
    return `${subject.replaceAll('\n', ', ')} (${value.length} bytes)`;
  } catch {
    return undefined;
  }
};

/** How values are read; every type that is not here is a CK_BBOOL when it has one byte, else bytes. */
const DECODERS: Readonly<Partial<Record<number, Decoder>>> = {
  [CKA.CKA_CLASS]: ulongNamed(CKO),
  [CKA.CKA_CERTIFICATE_TYPE]: ulongNamed(CKC),
  [CKA.CKA_CERTIFICATE_CATEGORY]: ulongNamed(CK_CERTIFICATE_CATEGORY),
  [CKA.CKA_KEY_TYPE]: ulongNamed(CKK),
  [CKA.CKA_NAME_HASH_ALGORITHM]: ulongNamed(CKM),
  [CKA.CKA_JAVA_MIDP_SECURITY_DOMAIN]: number,
  [CKA.CKA_MODULUS_BITS]: number,
  [CKA.CKA_LABEL]: text,
  [CKA.CKA_UNIQUE_ID]: text,
  [CKA.CKA_URL]: text,
  [CKA.CKA_START_DATE]: date,
  [CKA.CKA_END_DATE]: date,
  [CKA.CKA_ALLOWED_MECHANISMS]: mechanismList,
  [CKA.CKA_VALUE]: certificate,
};

function describeValue({ type, value }: Attribute, say: (text: Localised) => string): string {
  if (value === NEVER_REVEALED) return say(texts.neverRevealed);
  if (value.length === 0) return say(texts.empty);
  if (type === CKA.CKA_KEY_GEN_MECHANISM && value.every((byte) => byte === 0xff)) return say(texts.unavailable);
  return printable((DECODERS[type] ?? boolean)(value) ?? hex(value, say));
}

function hex(value: Uint8Array, say: (text: Localised) => string): string {
  const shown = Buffer.from(value.subarray(0, SHOWN_BYTES)).toString('hex');
  return value.length > SHOWN_BYTES ? `${shown}… (${value.length} ${say(texts.bytes)})` : shown;
}
