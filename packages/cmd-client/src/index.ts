export { applicationIdOf } from './application-id.js';
export {
  buildDigestInfo,
  digestNameOf,
  HASHES,
  type Hash,
  type HashName,
  hashByName,
  parseDigestInfo,
} from './digest-info.js';
export { DOCUMENT_NAME_LIMIT, DocumentNames, documentNameFromFile, documentNameOf } from './document-name.js';
export type { ErrorCode } from './error-code.js';
export { type ErrorDetails, type ServiceStatus, SmartCmdError } from './errors.js';
export { CmdSigner, type CmdSignerOptions } from './flow/cmd-signer.js';
export { secretBuffer } from './flow/secret.js';
export { type ProxyChoice, proxyOf } from './https/proxy.js';
export { type Answer, type Exchange, HttpsTransport, type TransportOptions } from './https/transport.js';
export { type Language, type Localised, languageOf } from './language.js';
export { normalisePhone } from './phone.js';
export { isPrintable, printable, shortened } from './printable.js';
export type * from './prompter.js';
export type * from './remote-signer.js';
export { type CallOptions, CmdService, type HashStructure } from './service/cmd-service.js';
export type { CmdConnection } from './service/connection.js';
export type { DialectName } from './service/dialect.js';
export { type CertificateDetails, certificateDetails } from './x509/certificate-details.js';
export { CertificateChain } from './x509/chain.js';
export { EncryptionCertificate, encryptionCertificateAt } from './x509/encryption-certificate.js';
export { verifySignature } from './x509/verify.js';
