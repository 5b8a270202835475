import { STRING_LIMIT } from './frame.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text as UTF-8 without NUL, cut between characters where it is too long for a string of the protocol. */
export function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text.toWellFormed().replaceAll('\0', '\u{fffd}'), 'utf8');
  if (bytes.length <= STRING_LIMIT) return bytes;
  let end = STRING_LIMIT;
  // Bytes 10xxxxxx continue a character (RFC 3629 §3).
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

/** @returns the text, or `undefined` when the bytes are not UTF-8 without NUL */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = UTF8.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
