import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import type { CitizenCard } from './card.js';

/** What the virtual reader says in messages of one byte. */
const CONTROL = { off: 0, on: 1, reset: 2, atr: 4 } as const;

/** An event of the connection: see {@link insert}. */
const POWERED = 'powered';

/**
 * Puts a card into vsmartcard's virtual reader (vpcd). Each message, both ways, has its length before it, in two bytes, the higher
 * one first: a command and its answer, or a byte of the reader's own, of which only the question for the ATR is answered.
 *
 * @param port on which the reader waits for a card
 * @returns the connection, once the reader has given the card power; the card is taken out when it closes
 */
export async function insert(card: CitizenCard, port: number): Promise<Socket> {
  const socket = createConnection(port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  let pending = Buffer.alloc(0);
  let answered = Promise.resolve();
  const send = (...bytes: number[]): void => {
    if (socket.writable) socket.write(Buffer.from(bytes));
  };
  const take = async (message: Buffer): Promise<void> => {
    const answer = message.length > 1 ? await card.answer(message) : card.atr;
    if (message.length > 1) send(answer.length, ...answer);
    else if (message[0] === CONTROL.atr) send(0, answer.length, ...answer);
    else card.reset();
    if (message[0] === CONTROL.on) socket.emit(POWERED);
  };
  let begun = false;
  // The reader hangs up when the service ends.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2) {
      const length = pending.readUInt16BE();
      // The reader sends a command after its length has been acknowledged (Nagle's algorithm), which takes 40 ms unless something
      // is sent: the first byte of the answer, which is 0 whatever it will be.
      if (!begun && length > 1) send(0);
      begun = pending.length < 2 + length;
      if (begun) return;
      const message = pending.subarray(2, 2 + length);
      pending = pending.subarray(2 + length);
      answered = answered.then(() => take(message));
    }
  });
  await once(socket, POWERED);
  return socket;
}
