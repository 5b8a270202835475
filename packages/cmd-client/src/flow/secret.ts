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
