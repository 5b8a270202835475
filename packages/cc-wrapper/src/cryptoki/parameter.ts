/**
 * What a parameter of a Cryptoki function is for. Names of the roles that look alike differ in what the call log may say:
 *
 * - `slot`, `session`, `object`: a handle that goes in
 * - `number`, `flags`: a plain number, the latter in hexadecimal; `mechanism-type` one that has a name
 * - `size`, `room`: length or count that belongs to another parameter, which names it
 * - `data`: bytes that go in; only their length is logged. `text`: 32 characters, blank-padded
 * - `secret`: a PIN, of which nothing is logged but whether there is one
 * - `output`: a buffer that is filled; only its length is logged
 * - `template`: attributes that go in; `answers`: attributes that are filled
 * - `mechanism`: a mechanism with its parameter, of which the length is logged
 * - `slot-result`, `session-result`, `object-result`: a place for one handle
 * - `slot-list`, `object-list`, `mechanism-list`: a place for many
 * - `number-result`: a place for a number
 * - `version`: a CK_VERSION that goes in, or NULL
 * - `structure`: a place for a structure or pointer; a trace has its members, the log says only NULL or not
 * - `initialize`: a CK_C_INITIALIZE_ARGS that goes in; as above. `name`: text that ends with NUL, the same
 * - `opaque`: a pointer that says nothing to anybody else
 */
export type Role =
  | 'slot'
  | 'session'
  | 'object'
  | 'number'
  | 'flags'
  | 'mechanism-type'
  | 'size'
  | 'room'
  | 'data'
  | 'text'
  | 'secret'
  | 'output'
  | 'template'
  | 'answers'
  | 'mechanism'
  | 'slot-result'
  | 'session-result'
  | 'object-result'
  | 'slot-list'
  | 'object-list'
  | 'mechanism-list'
  | 'number-result'
  | 'version'
  | 'structure'
  | 'initialize'
  | 'name'
  | 'opaque';

/** A parameter as the standard declares it. */
export interface Parameter {
  readonly name: string;
  /** In C. */
  readonly type: string;
  readonly role: Role;
  /** The parameters with its length: how many there are (or came), after how many there is room for, if that is another one. */
  readonly sizes: readonly string[];
}

type Parameters = readonly Parameter[];

const one = (name: string, type: string, role: Role, ...sizes: string[]): Parameter => ({ name, type, role, sizes });
const size = (name: string): Parameter => one(name, 'CK_ULONG', 'size');
const sizeResult = (name: string): Parameter => one(name, 'CK_ULONG_PTR', 'size');

export const slot = (): Parameters => [one('slotID', 'CK_SLOT_ID', 'slot')];
export const session = (): Parameters => [one('hSession', 'CK_SESSION_HANDLE', 'session')];
export const object = (name: string): Parameters => [one(name, 'CK_OBJECT_HANDLE', 'object')];
export const number = (name: string, type = 'CK_ULONG'): Parameters => [one(name, type, 'number')];
export const flags = (name = 'flags'): Parameters => [one(name, 'CK_FLAGS', 'flags')];
export const mechanismType = (name: string): Parameters => [one(name, 'CK_MECHANISM_TYPE', 'mechanism-type')];
export const text = (name: string): Parameters => [one(name, 'CK_UTF8CHAR_PTR', 'text')];
export const version = (name: string): Parameters => [one(name, 'CK_VERSION_PTR', 'version')];
export const structure = (name: string, type: string): Parameters => [one(name, type, 'structure')];
export const initialize = (name: string): Parameters => [one(name, 'CK_VOID_PTR', 'initialize')];
export const interfaceName = (name: string): Parameters => [one(name, 'CK_UTF8CHAR_PTR', 'name')];
export const opaque = (name: string, type = 'CK_VOID_PTR'): Parameters => [one(name, type, 'opaque')];
export const mechanism = (): Parameters => [one('pMechanism', 'CK_MECHANISM_PTR', 'mechanism')];

export const data = (name: string, length: string, type = 'CK_BYTE_PTR'): Parameters => [
  one(name, type, 'data', length),
  size(length),
];
export const secret = (name: string, length: string): Parameters => [
  one(name, 'CK_UTF8CHAR_PTR', 'secret', length),
  size(length),
];
export const output = (name: string, length: string): Parameters => [
  one(name, 'CK_BYTE_PTR', 'output', length),
  sizeResult(length),
];
/** A buffer whose length is no result: it is filled whole. */
export const filled = (name: string, length: string): Parameters => [
  one(name, 'CK_BYTE_PTR', 'data', length),
  size(length),
];
export const template = (name: string, count: string): Parameters => [
  one(name, 'CK_ATTRIBUTE_PTR', 'template', count),
  size(count),
];
export const answers = (name: string, count: string): Parameters => [
  one(name, 'CK_ATTRIBUTE_PTR', 'answers', count),
  size(count),
];
export const slotResult = (name: string): Parameters => [one(name, 'CK_SLOT_ID_PTR', 'slot-result')];
export const sessionResult = (name: string): Parameters => [one(name, 'CK_SESSION_HANDLE_PTR', 'session-result')];
export const objectResult = (name: string): Parameters => [one(name, 'CK_OBJECT_HANDLE_PTR', 'object-result')];
export const numberResult = (name: string): Parameters => [one(name, 'CK_ULONG_PTR', 'number-result')];
export const slotList = (name: string, count: string): Parameters => [
  one(name, 'CK_SLOT_ID_PTR', 'slot-list', count),
  sizeResult(count),
];
export const mechanismList = (name: string, count: string): Parameters => [
  one(name, 'CK_MECHANISM_TYPE_PTR', 'mechanism-list', count),
  sizeResult(count),
];
export const objectList = (name: string, room: string, count: string): Parameters => [
  one(name, 'CK_OBJECT_HANDLE_PTR', 'object-list', count, room),
  one(room, 'CK_ULONG', 'room'),
  sizeResult(count),
];
