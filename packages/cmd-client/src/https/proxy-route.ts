import type { Agent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Route } from './transport.js';

/**
 * Connections through a proxy's CONNECT (RFC 9110 §9.3.6). In a module of its own, loaded when there is a proxy, because
 * bundlers cannot import a CommonJS package by name at run time.
 *
 * @param proxy http or https address
 * @param settings of the agent; the timeout in milliseconds
 */
export function createProxyRoute(
  proxy: URL,
  settings: { readonly keepAlive: boolean; readonly timeout: number },
): Route {
  let agent: HttpsProxyAgent<string>;
  let ended: AbortController;
  const renew = (): void => {
    ended = new AbortController();
    // The signal reaches the socket to the proxy, which the agent itself forgets while CONNECT is not answered.
    const options = { ...settings, rejectUnauthorized: true, signal: ended.signal };
    agent = new HttpsProxyAgent(proxy, options);
  };
  renew();
  return {
    // It is an agent of node:http, which is all that an https request asks of it.
    get agent() {
      return agent as unknown as Agent;
    },
    proxy: proxy.host,
    close: () => {
      ended.abort();
      agent.destroy();
      renew();
    },
  };
}
