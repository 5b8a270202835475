import { SmartCmdError } from './errors.js';
import type { Localised } from './language.js';

const PORTUGAL = '351';

/** Two-digit country codes of ITU-T E.164; zones 1 and 7 have one digit, all others three. */
const TWO_DIGIT_CODES = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

const PROBLEMS = {
  empty: { en: 'nothing was given', pt: 'nada foi indicado' },
  characters: {
    en: 'it has characters that no phone number has',
    pt: 'tem caracteres que nenhum número de telefone tem',
  },
  portuguese: {
    en: 'a Portuguese mobile number has 9 digits and begins with 9',
    pt: 'um número móvel português tem 9 algarismos e começa por 9',
  },
  length: { en: 'it has too few or too many digits', pt: 'tem algarismos a menos ou a mais' },
} as const satisfies Record<string, Localised>;

/**
 * The user id of a CMD account from what people type: spaces, dots, dashes and brackets are ignored, `00` stands for
 * `+`, and without a country code the number is Portuguese.
 *
 * @param text a phone number in any usual spelling
 * @returns plus, country code, one space, number, such as `+351 912345678`
 * @throws SmartCmdError `phone-invalid`
 */
export function normalisePhone(text: string): string {
  const fail = (problem: Localised): never => {
    throw new SmartCmdError('phone-invalid', { value: text.slice(0, 40), problem });
  };
  // Phones put invisible direction marks around a number that is copied; (0) is the trunk prefix of those at home.
  const compact = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/^tel:/i, '')
    .replace(/(?<=^(?:\+|00).*)\(0\)/, '')
    .replace(/[().\-‐-―−/]/g, '');
  if (compact === '') return fail(PROBLEMS.empty);
  if (!/^\+?\d+$/.test(compact)) return fail(PROBLEMS.characters);

  const international = compact.startsWith('+')
    ? compact.slice(1)
    : compact.startsWith('00')
      ? compact.slice(2)
      : undefined;
  if (international === undefined) {
    if (/^9\d{8}$/.test(compact)) return `+${PORTUGAL} ${compact}`;
    // 351 without its plus: no Portuguese number is that long.
    if (/^3519\d{8}$/.test(compact)) return `+${PORTUGAL} ${compact.slice(3)}`;
    return fail(PROBLEMS.portuguese);
  }
  const code = countryCodeOf(international);
  const number = international.slice(code.length);
  if (code === PORTUGAL && !/^9\d{8}$/.test(number)) return fail(PROBLEMS.portuguese);
  if (number.length < 4 || international.length > 15 || code.startsWith('0')) return fail(PROBLEMS.length);
  return `+${code} ${number}`;
}

function countryCodeOf(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  const two = digits.slice(0, 2);
  return TWO_DIGIT_CODES.has(two) ? two : digits.slice(0, 3);
}
