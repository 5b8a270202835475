/** A text message as the service would send it. */
export interface Sms {
  readonly phone: string;
  readonly processId: string;
  /** six digits */
  readonly otp: string;
  readonly text: string;
  /** names of all documents of the process, in the request's order; empty for a certificate or without names */
  readonly docNames: readonly string[];
}

/**
 * Words a message. The form with one document is AMA's; those with several or none are ours.
 *
 * @param docNames names of the documents to be signed; undefined when a certificate is asked for
 */
export function smsText(otp: string, docNames: readonly string[] | undefined): string {
  return `Código de segurança: ${otp}. ${purpose(docNames)}`;
}

function purpose(docNames: readonly string[] | undefined): string {
  if (docNames === undefined) return 'Consulta do certificado de assinatura.';
  const [first, ...more] = docNames;
  if (first === undefined) return 'Assinatura de documento.';
  if (more.length === 0) return `Assinatura de documento "${first}".`;
  return `Assinatura de ${docNames.length} documentos, o primeiro "${first}".`;
}
