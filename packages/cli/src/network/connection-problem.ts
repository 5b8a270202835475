import { SmartCmdError } from '@smartcmd/cmd-client';
import { codeOf } from '../files/staged-file.js';

/**
 * Why a connection could not be made, as a sentence can say it.
 *
 * @param error what the connection failed with
 * @param host name and port of the server
 * @param proxy name and port of the proxy, if there is one
 */
export function connectionProblem(error: unknown, host: string, proxy?: string): SmartCmdError {
  if (error instanceof SmartCmdError) return error;
  const reason = codeOf(error) || (error instanceof Error ? error.message.slice(0, 80) : String(error));
  if (/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(reason)) return new SmartCmdError('tls-expired', { host, reason });
  if (reason === 'ERR_TLS_CERT_ALTNAME_INVALID') return new SmartCmdError('tls-wrong-host', { host });
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(reason)) return new SmartCmdError('tls-failed', { host, reason });
  if (/CERT|ISSUER|LEAF_SIGNATURE|^INVALID_(CA|PURPOSE)$/.test(reason)) {
    return new SmartCmdError('tls-untrusted', { host, reason });
  }
  if (proxy !== undefined) return new SmartCmdError('proxy-failed', { proxy, reason });
  if (reason === 'ENOTFOUND' || reason === 'EAI_AGAIN') return new SmartCmdError('network-name', { host });
  return new SmartCmdError('network-refused', { host, reason });
}
