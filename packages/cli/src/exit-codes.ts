import type { ErrorCode } from '@smartcmd/cmd-client';
import type { CliErrorKind } from './cli-error.js';

/** The exit codes that scripts may depend on. */
export const EXIT = {
  done: 0,
  unexpected: 1,
  usage: 2,
  configuration: 3,
  refused: 4,
  service: 5,
  cancelled: 6,
  untrusted: 7,
  interrupted: 130,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of each failure of the client library. */
const EXIT_OF_CODE: Readonly<Record<ErrorCode, ExitCode>> = {
  'phone-invalid': EXIT.usage,
  'application-id-invalid': EXIT.usage,
  'endpoint-invalid': EXIT.usage,
  'digest-invalid': EXIT.usage,
  'document-name-invalid': EXIT.usage,
  'document-name-duplicate': EXIT.usage,
  'nothing-to-sign': EXIT.usage,
  'encryption-certificate-invalid': EXIT.configuration,
  'encryption-certificate-expired': EXIT.configuration,
  'encryption-certificate-missing': EXIT.configuration,
  'tls-anchor-invalid': EXIT.configuration,
  'application-refused': EXIT.refused,
  'account-without-signature': EXIT.refused,
  'signature-inactive': EXIT.refused,
  'pin-refused': EXIT.refused,
  'pin-malformed': EXIT.refused,
  'pin-locked': EXIT.refused,
  'pin-change-required': EXIT.refused,
  'otp-refused': EXIT.refused,
  'otp-malformed': EXIT.refused,
  'process-ended': EXIT.refused,
  'parameter-refused': EXIT.service,
  'too-many-documents': EXIT.service,
  'service-error': EXIT.service,
  'network-name': EXIT.service,
  'network-refused': EXIT.service,
  'network-timeout': EXIT.service,
  'network-lost': EXIT.service,
  'proxy-failed': EXIT.service,
  'tls-untrusted': EXIT.service,
  'tls-expired': EXIT.service,
  'tls-wrong-host': EXIT.service,
  'tls-failed': EXIT.service,
  'answer-unexpected': EXIT.service,
  'answer-too-large': EXIT.untrusted,
  'answer-malformed': EXIT.untrusted,
  'answer-mismatch': EXIT.untrusted,
  'signature-invalid': EXIT.untrusted,
  'chain-invalid': EXIT.untrusted,
  'chain-expired': EXIT.configuration,
  'key-unsupported': EXIT.untrusted,
  cancelled: EXIT.cancelled,
  interrupted: EXIT.interrupted,
  'prompt-timeout': EXIT.cancelled,
  'prompt-failed': EXIT.configuration,
};

/**
 * @param code why the client library failed
 * @returns the exit code of the process
 */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return EXIT_OF_CODE[code];
}

/**
 * @param kind why the command line failed
 * @returns the exit code of the process
 */
export function exitCodeOfKind(kind: CliErrorKind): ExitCode {
  return EXIT[kind];
}
