import { createHash, type X509Certificate } from 'node:crypto';
import { CK_CERTIFICATE_CATEGORY, CK_SECURITY_DOMAIN_UNSPECIFIED, CKC, CKM, CKO } from '../cryptoki/constants.js';
import { bool, date, objectOf, ulong, utf8 } from './attribute-values.js';
import { certificateFields, rsaPublicKey } from './certificate-fields.js';
import type { TokenObject } from './token.js';

const sha1 = (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest();

/**
 * The CKA_ID of a certificate and its keys: SHA-1 of the modulus, as NSS and Java make it; of the whole key when it is
 * not RSA, as an authority's may be.
 */
export function idOf(certificate: X509Certificate): Uint8Array {
  return sha1(rsaPublicKey(certificate)?.modulus ?? certificateFields(certificate).publicKeyInfo);
}

/** What every object of the token has (PKCS#11 v3.0 §4.4, §4.5). Nothing is private: no program needs to log in. */
export function storageAttributes(label: string) {
  return {
    CKA_TOKEN: bool(true),
    CKA_PRIVATE: bool(false),
    CKA_MODIFIABLE: bool(false),
    CKA_COPYABLE: bool(false),
    CKA_DESTROYABLE: bool(false),
    CKA_LABEL: utf8(label),
  };
}

/** What every certificate has that a program could look for before it knows one. */
export function certificateKind(label: string) {
  return {
    ...storageAttributes(label),
    CKA_CLASS: ulong(CKO.CKO_CERTIFICATE),
    CKA_CERTIFICATE_TYPE: ulong(CKC.CKC_X_509),
  };
}

/**
 * A certificate as an object (PKCS#11 v3.0 §4.6.3).
 *
 * @param certificate the signer's, or an authority's
 * @param issuer its issuer's; absent when the chain does not have it
 * @param label CKA_LABEL
 */
export function certificateObject(
  certificate: X509Certificate,
  issuer: X509Certificate | undefined,
  label: string,
): TokenObject {
  const { serialNumber, issuer: issuerName, subject, publicKeyInfo, publicKey } = certificateFields(certificate);
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  return objectOf({
    ...certificateKind(label),
    CKA_UNIQUE_ID: utf8(`certificate-${fingerprint}`),
    CKA_CERTIFICATE_CATEGORY: ulong(
      certificate.ca
        ? CK_CERTIFICATE_CATEGORY.CK_CERTIFICATE_CATEGORY_AUTHORITY
        : CK_CERTIFICATE_CATEGORY.CK_CERTIFICATE_CATEGORY_TOKEN_USER,
    ),
    // Java refuses the whole token when one certificate cannot answer this.
    CKA_TRUSTED: bool(true),
    CKA_CHECK_VALUE: sha1(certificate.raw).subarray(0, 3),
    CKA_START_DATE: date(new Date(certificate.validFrom)),
    CKA_END_DATE: date(new Date(certificate.validTo)),
    CKA_PUBLIC_KEY_INFO: publicKeyInfo,
    CKA_SUBJECT: subject,
    CKA_ID: idOf(certificate),
    CKA_ISSUER: issuerName,
    CKA_SERIAL_NUMBER: serialNumber,
    CKA_VALUE: certificate.raw,
    CKA_URL: new Uint8Array(),
    CKA_HASH_OF_SUBJECT_PUBLIC_KEY: sha1(publicKey),
    CKA_HASH_OF_ISSUER_PUBLIC_KEY: issuer ? sha1(certificateFields(issuer).publicKey) : new Uint8Array(),
    CKA_NAME_HASH_ALGORITHM: ulong(CKM.CKM_SHA_1),
    CKA_JAVA_MIDP_SECURITY_DOMAIN: ulong(CK_SECURITY_DOMAIN_UNSPECIFIED),
  });
}
