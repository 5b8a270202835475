import type { Fault } from './faults/fault.js';
import type { Account } from './service/accounts.js';
import type { Sms } from './service/sms.js';

/** Order of the PEM blocks in GetCertificate's answer; sources on AMA's service differ. */
export type CertificateOrder = 'user-root-ca' | 'user-ca-root';

/** How a simulator is to behave; all have a default. */
export interface SimulatorOptions {
  /** TCP port on 127.0.0.1; 0, the default, takes a free one */
  readonly port?: number;
  /** directory for PKI, ready.json and outbox.jsonl; by default a temporary one that `close` removes */
  readonly stateDir?: string;
  /** default: `DEFAULT_ACCOUNTS` */
  readonly accounts?: readonly Account[];
  /** GUID that clients send as application id */
  readonly applicationId?: string;
  /** for basic authentication; without ':' */
  readonly username?: string;
  /** for basic authentication */
  readonly password?: string;
  /** default 'user-root-ca' */
  readonly certificateOrder?: CertificateOrder;
  /** whether a wrong PIN is answered at once (default) or with the OTP */
  readonly pinCheckedAt?: 'request' | 'validate';
  /** whether a wrong OTP ends the process (default); otherwise the third does */
  readonly dropProcessOnWrongOtp?: boolean;
  /** default 120000 */
  readonly otpLifetimeMs?: number;
  /** approve every process on the phone after this time, unless the account says another */
  readonly approveAfterMs?: number;
  /** clock in milliseconds for OTPs and approvals; certificates keep to the real one */
  readonly now?: () => number;
  /** called with each message, before the request that caused it is answered */
  readonly onSms?: (sms: Sms) => void;
  /** faults from the start, as objects or as `parseFault` reads them */
  readonly faults?: readonly (Fault | string)[];
}

/** What a simulator has when its options do not say otherwise. */
export const DEFAULTS = {
  applicationId: '5b1f2c9e-3d47-4e0a-9a6b-c0ffee5eed01',
  username: 'simulator',
  password: 'not-a-secret',
  otpLifetimeMs: 120_000,
} as const;
