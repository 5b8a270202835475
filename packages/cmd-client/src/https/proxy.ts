import { getProxyForUrl } from 'proxy-from-env';
import { SmartCmdError } from '../errors.js';

/** Where the proxy comes from: `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, or none at all. */
export type ProxyChoice = 'environment' | 'none';

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];

/**
 * The proxy that an https address is reached through, by the rules that curl follows. This machine's own addresses
 * never use one.
 *
 * @param address where the connection goes
 * @param choice whether the environment counts
 * @throws SmartCmdError `proxy-failed` when the environment names something that is no HTTP proxy
 */
export function proxyOf(address: string, choice: ProxyChoice): URL | undefined {
  const proxy = choice === 'environment' && !isLoopback(address) ? getProxyForUrl(address) : '';
  if (proxy === '') return undefined;
  // Without a scheme the library assumes the address's own, https, and hardly a proxy speaks TLS itself.
  const spelledOut = VARIABLES.some((name) => process.env[name] === proxy);
  const text = spelledOut ? proxy : proxy.replace(/^https:/, 'http:');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new SmartCmdError('proxy-failed', {
    proxy: url?.host || text.replace(/^.*@/, '').slice(0, 60),
    reason: { en: 'it is not the address of an HTTP proxy', pt: 'não é o endereço de um proxy HTTP' },
  });
}

function isLoopback(address: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}
