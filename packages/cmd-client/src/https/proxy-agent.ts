import type { Agent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';

/**
 * An agent whose connections go through a proxy's CONNECT (RFC 9110 §9.3.6). In a module of its own, loaded when there is
 * a proxy, because bundlers cannot import a CommonJS package by name at run time.
 *
 * @param proxy http or https address
 * @param settings of a keep-alive agent
 */
export function createProxyAgent(
  proxy: URL,
  settings: { readonly keepAlive: boolean; readonly timeout: number },
): Agent {
  // It is an agent of node:http, which is all that an https request asks of it.
  return new HttpsProxyAgent(proxy, settings) as unknown as Agent;
}
