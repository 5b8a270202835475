import { NAMESPACE } from './contract.js';
import { malformed } from './soap-fault.js';
import type { XmlElement } from './xml-tree.js';

/**
 * Reads the children of an element one after the other. As every read names the next child, an element that is
 * unknown, repeated or out of the contract's order is left over and found by `end`.
 */
export class ElementReader {
  readonly #parent: XmlElement;
  readonly #namespace: string;
  #position = 0;

  /** @param namespace the one in which all children must be */
  constructor(parent: XmlElement, namespace: string) {
    checkAttributes(parent);
    this.#parent = parent;
    this.#namespace = namespace;
  }

  /** The next child when it has this name, else undefined. */
  optional(name: string): XmlElement | undefined {
    const child = this.#parent.children[this.#position];
    if (child?.name !== name || child.namespace !== this.#namespace) return undefined;
    checkAttributes(child);
    this.#position += 1;
    return child;
  }

  /** The next child, which must have this name. */
  required(name: string): XmlElement {
    const child = this.optional(name);
    if (child !== undefined) return child;
    const found = this.#parent.children[this.#position];
    throw malformed(
      `'${this.#parent.name}' expects element '${name}' from namespace '${this.#namespace}', found ${describe(found)}.`,
    );
  }

  /** All following children of this name. */
  list(name: string): XmlElement[] {
    const found: XmlElement[] = [];
    for (let child = this.optional(name); child !== undefined; child = this.optional(name)) found.push(child);
    return found;
  }

  /** Checks that nothing is left. */
  end(): void {
    if (this.#parent.children.length === 0 && this.#parent.text.trim() !== '') {
      throw malformed(`'${this.#parent.name}' has text where elements are expected.`);
    }
    const left = this.#parent.children[this.#position];
    if (left !== undefined) throw malformed(`'${this.#parent.name}' does not expect ${describe(left)} here.`);
  }
}

/** Whether an element says `xsi:nil`; it must then be empty. */
export function isNil(element: XmlElement): boolean {
  const nil = element.attributes.find(({ namespace, name }) => namespace === NAMESPACE.instance && name === 'nil');
  if (nil === undefined || nil.value === 'false' || nil.value === '0') return false;
  if (nil.value !== 'true' && nil.value !== '1') throw malformed(`'${nil.value}' is not a boolean.`);
  if (element.text !== '' || element.children.length > 0) throw malformed(`Nil element '${element.name}' has content.`);
  return true;
}

/** The text of a leaf, null when it is nil or absent. */
export function textOf(element: XmlElement | undefined): string | null {
  if (element === undefined || isNil(element)) return null;
  if (element.children.length > 0) throw malformed(`'${element.name}' has elements where text is expected.`);
  return element.text;
}

/** The bytes of a base64Binary leaf in canonical form (RFC 4648 §3.5, no white space), null when nil or absent. */
export function bytesOf(element: XmlElement | undefined): Buffer | null {
  const text = textOf(element);
  if (text === null) return null;
  const bytes = canonicalBase64(text);
  if (bytes === undefined) throw malformed(`The value of '${element?.name}' is not canonical base64.`);
  return bytes;
}

/** Checks a boolean leaf (XML Schema Part 2 §3.2.2). */
export function checkBoolean(element: XmlElement | undefined): void {
  const text = textOf(element);
  if (text !== null && !['true', 'false', '1', '0'].includes(text)) throw malformed(`'${text}' is not a boolean.`);
}

/** Decodes base64 that is exactly what encoding the bytes gives, else undefined. */
export function canonicalBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function checkAttributes(element: XmlElement): void {
  const unknown = element.attributes.find(
    ({ namespace, name }) => !(namespace === NAMESPACE.instance && (name === 'nil' || name === 'type')),
  );
  if (unknown !== undefined) throw malformed(`Attribute '${unknown.name}' of '${element.name}' is not expected.`);
}

function describe(element: XmlElement | undefined): string {
  return element === undefined ? 'its end' : `element '${element.name}' from namespace '${element.namespace}'`;
}
