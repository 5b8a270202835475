import { SaxesParser, type SaxesTagNS } from 'saxes';
import { malformed } from './soap-fault.js';

/** An element with its resolved name; a leaf has `text`, another has `children`. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly { readonly namespace: string; readonly name: string; readonly value: string }[];
  readonly children: XmlElement[];
  text: string;
}

const MAX_DEPTH = 16;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Parses a namespace-aware XML document strictly: no DOCTYPE, no processing instruction, no mixed content.
 *
 * @param bytes UTF-8, with or without a byte order mark
 * @returns the document element
 * @throws SoapFault (DeserializationFailed) when it is not well-formed or uses what is not allowed
 */
export function parseXml(bytes: Buffer): XmlElement {
  const path: XmlElement[] = [];
  let root: XmlElement | undefined;
  const parser = new SaxesParser({ xmlns: true });

  parser.on('error', (error) => {
    throw malformed(error.message);
  });
  parser.on('doctype', () => {
    throw malformed('DTD is prohibited in this XML document.');
  });
  parser.on('processinginstruction', () => {
    throw malformed('Processing instructions are not allowed in a SOAP message.');
  });
  parser.on('opentag', (tag) => {
    if (path.length >= MAX_DEPTH) throw malformed('The maximum nesting depth has been exceeded.');
    const element = toElement(tag);
    path.at(-1)?.children.push(element);
    root ??= element;
    path.push(element);
  });
  const addText = (text: string): void => {
    const element = path.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = path.pop();
    if (element === undefined || element.children.length === 0) return;
    if (element.text.trim() !== '') throw malformed(`Element '${element.name}' mixes text and elements.`);
    element.text = '';
  });

  parser.write(decodeUtf8(bytes)).close();
  if (root === undefined) throw malformed('The document is empty.');
  return root;
}

function toElement(tag: SaxesTagNS): XmlElement {
  return {
    namespace: tag.uri,
    name: tag.local,
    attributes: Object.values(tag.attributes)
      .filter((attribute) => attribute.uri !== XMLNS)
      .map((attribute) => ({ namespace: attribute.uri, name: attribute.local, value: attribute.value })),
    children: [],
    text: '',
  };
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}
