import { MGF_NAMES, STATE_NAMES, USER_NAMES } from '../cryptoki/constant-names.js';
import {
  flagsOf,
  INITIALIZE_FLAGS,
  INTERFACE_FLAGS,
  MECHANISM_FLAGS,
  SESSION_FLAGS,
  SLOT_FLAGS,
  TOKEN_FLAGS,
} from '../cryptoki/flag-names.js';
import { CRYPTOKI } from '../cryptoki/functions.js';
import { MECHANISM_NAMES } from '../cryptoki/mechanism-names.js';
import { flagsIn, type Names, nameIn } from '../cryptoki/names.js';
import type { Parameter } from '../cryptoki/parameter.js';
import { decodeAttribute } from './decode-attribute.js';
import { isObject, type Value, type ValueObject } from './value.js';

/** The flags of a structure, by its type in C. */
const STRUCTURE_FLAGS: Readonly<Record<string, Names>> = {
  CK_SLOT_INFO_PTR: SLOT_FLAGS,
  CK_TOKEN_INFO_PTR: TOKEN_FLAGS,
  CK_MECHANISM_INFO_PTR: MECHANISM_FLAGS,
  CK_SESSION_INFO_PTR: SESSION_FLAGS,
  CK_INTERFACE_PTR_PTR: INTERFACE_FLAGS,
};

const FUNCTIONS = new Map(
  CRYPTOKI.map(({ name, parameters }) => [name, new Map(parameters.map((parameter) => [parameter.name, parameter]))]),
);

/**
 * The arguments of a call in the words of the standard.
 *
 * @param function_ name of the function
 * @param given as the trace library writes them
 */
export function decodeArguments(function_: string, given: ValueObject): ValueObject {
  const parameters = FUNCTIONS.get(function_);
  const decoded = Object.entries(given).map(([name, value]): [string, Value] => {
    const parameter = parameters?.get(name);
    return [name, parameter ? decodeArgument(function_, parameter, value) : value];
  });
  return Object.fromEntries(decoded);
}

function decodeArgument(function_: string, { role, type }: Parameter, value: Value): Value {
  switch (role) {
    case 'flags':
      return flags(flagsOf(function_), value);
    case 'mechanism-type':
      return named(MECHANISM_NAMES, value);
    case 'mechanism-list':
      return Array.isArray(value) ? value.map((each: Value) => named(MECHANISM_NAMES, each)) : value;
    case 'mechanism':
      return isObject(value) && 'mechanism' in value ? mechanism(value) : value;
    case 'template':
    case 'answers':
      return Array.isArray(value) ? value.map(decodeAttribute) : value;
    case 'number':
      if (type === 'CK_BBOOL') return value === 0 || value === 1 ? value === 1 : value;
      return type === 'CK_USER_TYPE' ? named(USER_NAMES, value) : value;
    case 'initialize':
      return isObject(value) ? structure(value, INITIALIZE_FLAGS) : value;
    case 'structure':
      return isObject(value) ? structure(value, STRUCTURE_FLAGS[type]) : value;
    default:
      return value;
  }
}

function structure(value: ValueObject, names: Names = new Map()): ValueObject {
  const { flags: raw, state } = value;
  return {
    ...value,
    ...(raw !== undefined && { flags: flags(names, raw) }),
    ...(state !== undefined && { state: named(STATE_NAMES, state) }),
  };
}

function mechanism({ mechanism: type = null, parameter = null }: ValueObject): ValueObject {
  if (!isObject(parameter)) return { type: named(MECHANISM_NAMES, type), parameter };
  const { hashAlg, mgf } = parameter;
  const decoded = {
    ...parameter,
    ...(hashAlg !== undefined && { hashAlg: named(MECHANISM_NAMES, hashAlg) }),
    ...(mgf !== undefined && { mgf: named(MGF_NAMES, mgf) }),
  };
  return { type: named(MECHANISM_NAMES, type), parameter: decoded };
}

const named = (names: Names, value: Value): Value => (typeof value === 'number' ? nameIn(names, value) : value);

/** More than JavaScript counts exactly comes as text in hexadecimal. */
const flags = (names: Names, value: Value): Value =>
  typeof value === 'number' ? flagsIn(names, value) : typeof value === 'string' ? [value] : value;
