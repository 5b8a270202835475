import { SmartCmdError } from '../errors.js';
import { EncryptionCertificate, encryptionCertificateAt } from '../x509/encryption-certificate.js';
import type { CmdConnection } from './connection.js';

/** The two services that speak the same contract. */
export type DialectName = 'scmd' | 'ccmovel';

/** The names by which this package calls the operations of both services. */
export type OperationName =
  | 'GetCertificate'
  | 'GetCertificateWithPin'
  | 'Sign'
  | 'MultipleSign'
  | 'ForceSMS'
  | 'ValidateOtp'
  | 'SignDocumentPooling';

/** All in which the two services differ. */
export interface Dialect {
  /** File name of the WSDL. */
  readonly wsdl: string;
  /** The service's own name of an operation. */
  operation(name: OperationName): string;
  /** The element of GetCertificateWithPin that holds the PIN. */
  readonly pinElement: 'pin' | 'signaturePin';
  /** The value of an element that holds phone, PIN or OTP: `plain` is UTF-8, and the caller wipes it. */
  protect(plain: Uint8Array): string;
}

/**
 * @param name which service
 * @param certificate the key for `scmd`, or several to choose from; `ccmovel` needs none
 * @throws SmartCmdError `encryption-certificate-missing`
 */
export function dialectOf(name: DialectName, certificate: CmdConnection['encryptionCertificate'] = []): Dialect {
  if (name === 'ccmovel') {
    return {
      wsdl: 'ccmovel.wsdl',
      operation: (operation) => renamed(operation, 'CCMovel'),
      pinElement: 'signaturePin',
      // TLS alone protects it; and the SOAP library wants a string, which cannot be wiped.
      protect: (plain) => Buffer.from(plain).toString('utf8'),
    };
  }
  const certificates = certificate instanceof EncryptionCertificate ? [certificate] : certificate;
  // Whoever holds the service open lives on while one certificate succeeds another.
  const current = (): EncryptionCertificate => {
    const chosen = encryptionCertificateAt(certificates, new Date());
    if (!chosen) throw new SmartCmdError('encryption-certificate-missing');
    return chosen;
  };
  current();
  return {
    wsdl: 'scmd.wsdl',
    operation: (operation) => renamed(operation, 'SCMD'),
    pinElement: 'pin',
    protect: (plain) => current().encrypt(plain),
  };
}

function renamed(operation: OperationName, prefix: string): string {
  return operation === 'Sign' || operation === 'MultipleSign' ? prefix + operation : operation;
}
