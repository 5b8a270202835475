import { environment } from '../environment.js';

/**
 * The proxy for a connection, by the rules that curl and the client library follow: `HTTPS_PROXY`, else `ALL_PROXY`,
 * unless `NO_PROXY` names the host; never for this machine itself.
 *
 * @param url where the connection goes
 * @returns address of the proxy, with http:// or https://
 */
export function proxyFor(url: URL): URL | undefined {
  const text =
    environment('https_proxy') ?? environment('HTTPS_PROXY') ?? environment('all_proxy') ?? environment('ALL_PROXY');
  if (url.protocol !== 'https:' || text === undefined || isLoopback(url.hostname) || isExcepted(url)) return undefined;
  const proxy = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(proxy) ? new URL(proxy) : undefined;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

function isExcepted({ hostname, port }: URL): boolean {
  const entries = (environment('no_proxy') ?? environment('NO_PROXY') ?? '').toLowerCase().split(/[\s,]+/);
  return entries.filter(Boolean).some((entry) => {
    const [, name = entry, onlyPort] = /^(.+):(\d+)$/.exec(entry) ?? [];
    if (onlyPort !== undefined && onlyPort !== (port || '443')) return false;
    if (name === '*') return true;
    return /^[.*]/.test(name) ? hostname.endsWith(name.replace(/^\*/, '')) : hostname === name;
  });
}
