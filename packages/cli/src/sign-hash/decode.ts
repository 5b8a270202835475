const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** What a text is, read as hex or as base64. */
export interface Decoded {
  readonly hex?: Uint8Array;
  readonly base64?: Uint8Array;
}

/**
 * Reads a text as hex and as base64 (also base64url, padding optional), strictly: no other characters, nothing cut off.
 *
 * @param text without spaces around it
 * @returns the bytes by each reading that is possible
 */
export function decode(text: string): Decoded {
  const hex = /^([0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
  const base64 = BASE64.test(text) ? strictBase64(text) : undefined;
  return { ...(hex && { hex }), ...(base64 && { base64 }) };
}

function strictBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url');
  const bare = text.replace(/=+$/, '');
  if (bare !== text && text.length % 4 !== 0) return undefined;
  // What does not come back as it was had stray bits or a character too many.
  return bytes.toString('base64url') === bare.replaceAll('+', '-').replaceAll('/', '_') ? bytes : undefined;
}
