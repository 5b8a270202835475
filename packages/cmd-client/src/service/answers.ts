import * as z from 'zod/mini';

/** What WCF leaves out, sends as nil, or sends empty is all the same to us. */
const text = z.optional(z.nullable(z.string().check(z.maxLength(100_000))));
const required = z.string().check(z.minLength(1), z.maxLength(100));

const base64 = z
  .string()
  .check(z.maxLength(4096), z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/));

/** SignStatus of the contract. */
export const signStatus = z.object({
  Code: required,
  Field: text,
  FieldValue: text,
  Message: text,
  ProcessId: text,
});

const hashStructure = z.object({ Hash: z.optional(z.nullable(base64)), Name: text, id: text });

/** SignResponse of the contract: one signature, or several, or a certificate, by what was asked for. */
export const signResponse = z.object({
  ArrayOfHashStructure: z.optional(
    z.nullable(z.object({ HashStructure: z.optional(z.nullable(z.array(hashStructure))) })),
  ),
  Signature: z.optional(z.nullable(base64)),
  Status: signStatus,
  certificate: text,
});

/** The answer of GetCertificate: PEM blocks, or nil. */
export const certificateText = z.optional(z.nullable(z.string().check(z.maxLength(200_000))));

export type SignStatus = z.infer<typeof signStatus>;
export type SignResponse = z.infer<typeof signResponse>;

/**
 * Checks an answer against its schema.
 *
 * @param schema what the operation may answer
 * @param value what the SOAP library read
 * @returns the value, or a description of the first thing that is wrong with it, by element and without its content
 */
export function checkAnswer<T>(schema: z.ZodMiniType<T>, value: unknown): { value: T } | { problem: string } {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `${issue?.path.join('/') || 'the result'} (${issue?.code ?? 'invalid'})` };
}
