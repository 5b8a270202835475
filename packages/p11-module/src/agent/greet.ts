import type { Duplex } from 'node:stream';
import { encodeFrame } from '../frames/encode.js';
import { FrameError, type FrameFromAgent, PROTOCOL_VERSION } from '../frames/frame.js';
import { FrameDecoder } from '../frames/frame-decoder.js';

/** Who greets an agent. */
export interface Greeting {
  /** The name of the program that asks. */
  readonly program: string;
  readonly profile: string;
  /** The value that decides the language, such as `pt_PT.UTF-8`. */
  readonly locale: string;
}

/** What an agent answered: it is ready; it speaks another version of the protocol; or it ended without a word. */
export type Welcome = 'ready' | 'other-version' | 'ended';

/**
 * Opens a connection to an agent as the native half does (docs/agent-protocol.md, "Opening"), to see whether it works.
 * Nothing is signed and nobody is asked. The connection is the caller's to close.
 *
 * @param connection to the agent, as nobody has used it yet
 * @param greeting who asks, and for whom
 * @throws FrameError when what answers does not keep to the protocol
 */
export function greetAgent(connection: Duplex, greeting: Greeting): Promise<Welcome> {
  return new Promise((resolve, reject) => {
    const decoder = new FrameDecoder('agent');
    const ended = (): void => resolve('ended');
    connection.on('end', ended).on('close', ended).on('error', ended);
    connection.on('data', (piece: Uint8Array) => {
      try {
        decoder.push(piece, (frame) => resolve(welcomeIn(frame)));
      } catch (error) {
        reject(error);
      }
    });
    const versions = { lowest: PROTOCOL_VERSION, highest: PROTOCOL_VERSION };
    connection.write(encodeFrame({ type: 'hello', operation: 0, ...versions, ...greeting }));
  });
}

function welcomeIn(frame: FrameFromAgent): Welcome {
  if (frame.type === 'failed' && frame.operation === 0) return 'other-version';
  if (frame.type === 'welcome' && frame.version === PROTOCOL_VERSION) return 'ready';
  throw new FrameError(`${frame.type} in answer to hello`);
}
