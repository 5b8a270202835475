/** An argument as JSON has it; undefined members are left out. */
export type Value = null | boolean | number | string | readonly Value[] | ValueObject;

/** The members of a structure, or what is known of bytes that are not shown. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** Whether it has members. */
export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
