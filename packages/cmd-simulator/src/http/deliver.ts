import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, numberOf } from '../faults/fault.js';
import type { HttpAnswer } from '../faults/replaced-answer.js';
import type { Connection } from './listener.js';

/**
 * Sends an answer, as well or as badly as the faults say.
 *
 * @param signal stops a delay or a slow answer
 */
export async function deliver(
  answer: HttpAnswer,
  faults: readonly Fault[],
  response: ServerResponse,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> {
  for (const fault of faults) {
    if (fault.kind === 'delay') await sleep(numberOf(fault), undefined, { signal });
  }
  const delivery = faults.find(({ kind }) => kind === 'reset' || kind === 'truncate' || kind === 'drip');
  const { body } = answer;
  if (answer.chunks !== undefined) {
    response.writeHead(answer.status, answer.headers);
    await writeChunks(response, answer.chunks());
  } else if (delivery?.kind === 'reset') {
    writeHead(response, answer, body.length);
    // The reset must not overtake the bytes: the callback says that they have left this process.
    await write(response, body.subarray(0, Math.floor(body.length / 2)));
    connection.reset();
  } else if (delivery?.kind === 'drip') {
    writeHead(response, answer, body.length);
    for (let at = 0; at < body.length && !response.destroyed; at += 1) {
      await write(response, body.subarray(at, at + 1));
      await sleep(numberOf(delivery), undefined, { signal });
    }
    response.end();
  } else {
    const sent = delivery?.kind === 'truncate' ? body.subarray(0, Math.floor((body.length * 2) / 3)) : body;
    writeHead(response, answer, sent.length);
    response.end(sent);
  }
}

function writeHead(response: ServerResponse, answer: HttpAnswer, length: number): void {
  // A 204 must not have a Content-Length (RFC 9110 §8.6).
  const headers = answer.status === 204 ? answer.headers : { ...answer.headers, 'Content-Length': length };
  response.writeHead(answer.status, headers);
}

async function writeChunks(response: ServerResponse, chunks: Generator<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (response.destroyed) return;
    await write(response, chunk);
  }
  response.end();
}

/** Resolves when the bytes are written or the connection is gone. */
function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.write(bytes, () => {
      response.off('close', resolve);
      resolve();
    });
  });
}
