import { SmartCmdError } from '../errors.js';

/** Where it happened, for the sentence. */
interface Place {
  readonly host: string;
  readonly operation: string;
  /** Whether the TLS connection stood, so that the request may have left. */
  readonly connected: boolean;
  /** Host and port of the proxy, if there is one. */
  readonly proxy: string | undefined;
}

/** Reasons for which OpenSSL does not believe a certificate (X509_V_ERR_…), besides its dates and its host. */
const UNTRUSTED =
  /CERT_(?!HAS_EXPIRED|NOT_YET_VALID|ALTNAME)|SIGNED_CERT|_ISSUER_|LEAF_SIGNATURE|CRL|^INVALID_|^PATH_LENGTH|^UNSPECIFIED$/;

/**
 * Our error for one of node's. Only the code of the original is kept: its other properties may hold the request.
 *
 * @param error what the connection failed with
 * @param place where it happened
 */
export function connectionError(error: Error & { code?: string }, place: Place): SmartCmdError {
  const { host, operation, connected, proxy } = place;
  const reason = error.code ?? error.message.slice(0, 80);
  if (UNTRUSTED.test(reason)) return new SmartCmdError('tls-untrusted', { host, reason });
  if (reason === 'CERT_HAS_EXPIRED' || reason === 'CERT_NOT_YET_VALID') {
    return new SmartCmdError('tls-expired', { host, reason });
  }
  if (reason === 'ERR_TLS_CERT_ALTNAME_INVALID') return new SmartCmdError('tls-wrong-host', { host });
  if (proxy !== undefined && !connected) return new SmartCmdError('proxy-failed', { proxy, reason });
  if (reason === 'ENOTFOUND' || reason === 'EAI_AGAIN') return new SmartCmdError('network-name', { host });
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(reason)) return new SmartCmdError('tls-failed', { host, reason });
  return connected
    ? new SmartCmdError('network-lost', { host, operation, reason })
    : new SmartCmdError('network-refused', { host, reason });
}
