import type { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { SmartCmdError } from '../errors.js';

/** What a person or a check wants to know of a certificate (RFC 5280, and RFC 3739 for the qualified statements). */
export interface CertificateDetails {
  /** RFC 4514-like, most specific last, such as `C=PT, O=…, CN=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hex, as in the certificate. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  /** RFC 5280 §4.2.1.3, such as `nonRepudiation`. */
  readonly keyUsage: readonly string[];
  /** Object identifiers of the certificate policies (RFC 5280 §4.2.1.4). */
  readonly policies: readonly string[];
  /** Object identifiers of the qualified certificate statements (RFC 3739 §3.2.6, ETSI EN 319 412-5). */
  readonly qcStatements: readonly string[];
  /** Addresses of OCSP responders, and of the issuer's certificate (RFC 5280 §4.2.2.1). */
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
  /** Addresses of revocation lists (RFC 5280 §4.2.1.13). */
  readonly crls: readonly string[];
}

const { asn1 } = forge;

const OID = {
  keyUsage: '2.5.29.15',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  ocsp: '1.3.6.1.5.5.7.48.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
} as const;

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/**
 * Reads the extensions of a certificate. What is absent gives an empty list.
 *
 * @throws SmartCmdError `chain-invalid` when an extension's DER is broken, of which OpenSSL says nothing
 */
export function certificateDetails(certificate: X509Certificate): CertificateDetails {
  const extensions = readExtensions(certificate.raw);
  const access = children(extensions.get(OID.authorityInfoAccess)).map((description) => ({
    method: oidOf(children(description)[0]),
    location: uriOf(children(description)[1]),
  }));
  const accessOf = (method: string): string[] =>
    access.flatMap((entry) => (entry.method === method && entry.location ? [entry.location] : []));
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    issuer: certificate.issuer.replaceAll('\n', ', '),
    serialNumber: certificate.serialNumber,
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    keyUsage: keyUsageOf(extensions.get(OID.keyUsage)),
    policies: children(extensions.get(OID.certificatePolicies)).flatMap((policy) => oidOf(children(policy)[0]) ?? []),
    qcStatements: children(extensions.get(OID.qcStatements)).flatMap(
      (statement) => oidOf(children(statement)[0]) ?? [],
    ),
    ocsp: accessOf(OID.ocsp),
    caIssuers: accessOf(OID.caIssuers),
    crls: urisIn(extensions.get(OID.crlDistributionPoints)),
  };
}

function readExtensions(der: Buffer): Map<string, forge.asn1.Asn1> {
  try {
    return extensionsOf(der);
  } catch {
    const problem = { en: 'an extension is no DER', pt: 'uma extensão não é DER' };
    throw new SmartCmdError('chain-invalid', { problem });
  }
}

/** The extensions by object identifier, each as the ASN.1 inside its OCTET STRING. */
function extensionsOf(der: Buffer): Map<string, forge.asn1.Asn1> {
  // Tag [3] EXPLICIT of TBSCertificate (RFC 5280 §4.1).
  const tbs = children(asn1.fromDer(forge.util.createBuffer(der.toString('latin1'))))[0];
  const wrapper = children(tbs).find((field) => field.tagClass === asn1.Class.CONTEXT_SPECIFIC && field.type === 3);
  const found = new Map<string, forge.asn1.Asn1>();
  for (const extension of children(children(wrapper)[0])) {
    const fields = children(extension);
    const oid = oidOf(fields[0]);
    const value = fields.at(-1)?.value;
    if (oid && typeof value === 'string') found.set(oid, asn1.fromDer(forge.util.createBuffer(value)));
  }
  return found;
}

function children(node: forge.asn1.Asn1 | undefined): forge.asn1.Asn1[] {
  return node && Array.isArray(node.value) ? node.value : [];
}

function oidOf(node: forge.asn1.Asn1 | undefined): string | undefined {
  return node?.type === asn1.Type.OID && typeof node.value === 'string' ? asn1.derToOid(node.value) : undefined;
}

/** The uniformResourceIdentifier [6] of a GeneralName. */
function uriOf(node: forge.asn1.Asn1 | undefined): string | undefined {
  return node?.tagClass === asn1.Class.CONTEXT_SPECIFIC && node.type === 6 && typeof node.value === 'string'
    ? node.value
    : undefined;
}

function urisIn(node: forge.asn1.Asn1 | undefined): string[] {
  const uri = uriOf(node);
  return uri ? [uri] : children(node).flatMap(urisIn);
}

function keyUsageOf(node: forge.asn1.Asn1 | undefined): string[] {
  if (typeof node?.value !== 'string') return [];
  // BIT STRING: the first byte counts the unused bits; bit 0 is the highest of the next.
  const bits = Buffer.from(node.value, 'latin1').subarray(1);
  return KEY_USAGES.filter((_, bit) => ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}
