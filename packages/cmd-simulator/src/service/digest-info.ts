/** DER prefixes of DigestInfo and the length of the digest that follows (RFC 8017 §9.2 note 1; RIPEMD-160 likewise). */
const ALGORITHMS = [
  { name: 'MD5', prefix: '3020300c06082a864886f70d020505000410', digestLength: 16 },
  { name: 'SHA-1', prefix: '3021300906052b0e03021a05000414', digestLength: 20 },
  { name: 'SHA-224', prefix: '302d300d06096086480165030402040500041c', digestLength: 28 },
  { name: 'SHA-256', prefix: '3031300d060960864801650304020105000420', digestLength: 32 },
  { name: 'SHA-384', prefix: '3041300d060960864801650304020205000430', digestLength: 48 },
  { name: 'SHA-512', prefix: '3051300d060960864801650304020305000440', digestLength: 64 },
  { name: 'RIPEMD-160', prefix: '3021300906052b2403020105000414', digestLength: 20 },
] as const;

/**
 * Says which algorithm a DigestInfo is of.
 *
 * @param bytes prefix and digest
 * @returns the algorithm's name, or undefined when it is none of the seven or has another length
 */
export function digestAlgorithm(bytes: Buffer): string | undefined {
  return ALGORITHMS.find(({ prefix, digestLength }) => {
    const prefixBytes = Buffer.from(prefix, 'hex');
    return (
      bytes.length === prefixBytes.length + digestLength && bytes.subarray(0, prefixBytes.length).equals(prefixBytes)
    );
  })?.name;
}
