/**
 * Memory for a secret, of which there is no other copy. V8 keeps the bytes of small arrays among its own objects, which its garbage collector
 * moves, and what it leaves behind cannot be wiped; those of an `ArrayBuffer` that was made first stay where they are.
 *
 * @param size in bytes
 * @returns zeros
 */
export const secretBuffer = (size: number): Buffer => Buffer.from(new ArrayBuffer(size));

/**
 * Uses a secret and wipes it, whatever happens.
 *
 * @param secret bytes; all zero afterwards
 * @param use what to do with it
 */
export async function usingSecret<T>(secret: Uint8Array, use: (secret: Uint8Array) => Promise<T>): Promise<T> {
  try {
    return await use(secret);
  } finally {
    secret.fill(0);
  }
}

/** A signature PIN has 4 to 8 digits. */
export const isPin = (bytes: Uint8Array): boolean => bytes.length >= 4 && bytes.length <= 8 && bytes.every(isDigit);

/** An OTP has 6 digits. */
export const isOtp = (bytes: Uint8Array): boolean => bytes.length === 6 && bytes.every(isDigit);

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
