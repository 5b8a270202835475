/** A PDF of one empty page (ISO 32000-1 §7.5). */
export function emptyPdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let text = '%PDF-1.7\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [index, object] of objects.entries()) {
    table += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}

/** The signature of a signed PDF (ISO 32000-1 §12.8.1). */
export interface PdfSignature {
  /** What is signed: everything but the signature. */
  readonly content: Buffer;
  /** The CMS message, BER, perhaps with zeros behind it. */
  readonly message: Buffer;
}

/**
 * Takes the last signature out of a PDF.
 *
 * @throws Error when there is none
 */
export function pdfSignature(pdf: Buffer): PdfSignature {
  const [range] = [...pdf.toString('latin1').matchAll(/\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].slice(-1);
  if (!range) throw new Error('the PDF has no signature');
  const [end, start, length] = range.slice(1).map(Number) as [number, number, number];
  const hex = pdf.toString('latin1', end + 1, start - 1);
  const content = Buffer.concat([pdf.subarray(0, end), pdf.subarray(start, start + length)]);
  return { content, message: Buffer.from(hex, 'hex') };
}
