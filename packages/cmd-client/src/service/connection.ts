import { SmartCmdError } from '../errors.js';
import type { ProxyChoice } from '../https/proxy.js';
import type { EncryptionCertificate } from '../x509/encryption-certificate.js';
import { certificatesInPem } from '../x509/pem.js';
import type { DialectName } from './dialect.js';

/** Everything that is needed to reach one of AMA's services. */
export interface CmdConnection {
  /** Full https address of the `.svc`. */
  readonly endpoint: string;
  /** Which of the two services it is. */
  readonly dialect: DialectName;
  /** The GUID that AMA assigned, as text. */
  readonly applicationId: string;
  /** Basic authentication (RFC 7617). */
  readonly username: string;
  readonly password: string;
  /**
   * The key that phone, PIN and OTP are encrypted with; `scmd` needs it. Of several, each message takes the one that is valid then,
   * see `encryptionCertificateAt`.
   */
  readonly encryptionCertificate?: EncryptionCertificate | readonly EncryptionCertificate[] | undefined;
  /** Certificates (PEM) of the only TLS authorities that are believed; absent: those that Node brings. */
  readonly tlsAnchors?: string | undefined;
  /** Milliseconds for name resolution and TCP; 5,000. TLS may take four times as long. */
  readonly connectTimeoutMs?: number | undefined;
  /** Milliseconds for an answer, to its last byte; 60,000. */
  readonly answerTimeoutMs?: number | undefined;
  /** Milliseconds after which an idle connection is not used again; 4,000. */
  readonly idleLimitMs?: number | undefined;
  /** Whether `HTTPS_PROXY` and `NO_PROXY` count; they do. Loopback addresses never use a proxy. */
  readonly proxy?: ProxyChoice | undefined;
  /** Sends the fields that the published WSDL does not have yet (`isBiometric`, `IsBiometricValidationEnable`). */
  readonly newerFields?: boolean | undefined;
}

/**
 * Checks what of a connection can be checked before it is made.
 *
 * @throws SmartCmdError `endpoint-invalid`, `tls-anchor-invalid`
 */
export function assertConnection({ endpoint, tlsAnchors }: CmdConnection): void {
  assertEndpoint(endpoint);
  if (tlsAnchors !== undefined) assertAnchors(tlsAnchors);
}

function assertEndpoint(endpoint: string): void {
  const fail = (en: string, pt: string): never => {
    throw new SmartCmdError('endpoint-invalid', { value: endpoint.replace(/\/\/.*@/, '//'), problem: { en, pt } });
  };
  const url = URL.canParse(endpoint) ? new URL(endpoint) : fail('it is not a URL', 'não é um URL');
  if (url.protocol !== 'https:') fail('it does not begin with https://', 'não começa por https://');
  if (url.username || url.password) fail('it holds a user name or password', 'contém utilizador ou palavra-passe');
}

function assertAnchors(pem: string): void {
  let found = 0;
  try {
    found = certificatesInPem(pem).length;
  } catch {
    // Reported below, as if there were none.
  }
  if (found > 0) return;
  throw new SmartCmdError('tls-anchor-invalid', {
    problem: { en: 'it holds no PEM certificate', pt: 'não contém um certificado PEM' },
  });
}
