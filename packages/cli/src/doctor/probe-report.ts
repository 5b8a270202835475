import * as z from 'zod/mini';

const ObjectReport = z.object({
  /** CKA_CLASS. */
  class: z.number(),
  /** CKA_ID in hex. */
  id: z.string(),
  /** Of a certificate: SHA-256 of CKA_VALUE, lower-case hex. */
  sha256: z.optional(z.string()),
});

const SlotReport = z.object({
  description: z.string(),
  /** Of the token, where there is one. */
  token: z.optional(
    z.object({
      label: z.string(),
      serialNumber: z.string(),
      /** CK_MECHANISM_TYPEs; like the objects, of our module's tokens only. */
      mechanisms: z.array(z.number()),
      objects: z.array(ObjectReport),
    }),
  ),
});

const ProbeReport = z.object({
  /** CK_INFO, without the blanks that fill its fields. */
  manufacturer: z.string(),
  description: z.string(),
  version: z.string(),
  cryptoki: z.string(),
  slots: z.array(SlotReport),
});

/** A line of what the probe prints: what it is about to do; why it could not; what it found. */
export const ProbeLine = z.union([
  z.object({ step: z.string() }),
  z.object({ unavailable: z.string() }),
  z.object({ failed: z.string() }),
  z.object({ report: ProbeReport }),
]);

/** A line of what the probe prints. */
export type ProbeLine = z.output<typeof ProbeLine>;
/** What a PKCS#11 module shows. */
export type ProbeReport = z.output<typeof ProbeReport>;
/** What it shows of a slot. */
export type SlotReport = z.output<typeof SlotReport>;
