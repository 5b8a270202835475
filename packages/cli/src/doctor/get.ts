import { type Answer, HttpsTransport } from '@smartcmd/cmd-client';

/** How far a request may go. */
export interface GetOptions {
  /** PEM of the only TLS authorities that are trusted; absent: those of Node. */
  readonly tlsAnchors?: string | undefined;
  /** Milliseconds to connect, and as many to answer. */
  readonly timeoutMs: number;
  /** What is being asked for, for messages. */
  readonly operation: string;
  readonly signal: AbortSignal;
}

/** Beyond this nothing interests us, in bytes. */
const ANSWER_LIMIT = 256 * 1024;

/**
 * One GET over a connection of its own.
 *
 * @param url an https address
 * @throws SmartCmdError of the `network-`, `tls-` and `proxy-` kinds, `answer-too-large`, `interrupted`
 */
export async function get(url: string, options: GetOptions): Promise<Answer> {
  const { tlsAnchors, timeoutMs, operation, signal } = options;
  const transport = new HttpsTransport({
    tlsAnchors,
    connectTimeoutMs: timeoutMs,
    answerTimeoutMs: timeoutMs,
    answerLimit: ANSWER_LIMIT,
    idleLimitMs: timeoutMs,
    proxy: 'environment',
  });
  try {
    return await transport.send({ url, operation, signal });
  } finally {
    transport.close();
  }
}
