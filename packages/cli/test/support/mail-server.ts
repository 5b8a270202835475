import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** A mail server that keeps what it is given (RFC 5321). */
export interface MailServer {
  readonly port: number;
  /** As they came, without the dots of the transport. */
  readonly messages: readonly string[];
  close(): Promise<void>;
}

/** Starts one. */
export async function startMailServer(): Promise<MailServer> {
  const messages: string[] = [];
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => undefined);
    let received = '';
    let taking = false;
    socket.setEncoding('latin1').on('data', (piece: string) => {
      received += piece;
      for (;;) {
        const end = taking ? received.indexOf('\r\n.\r\n') : received.indexOf('\r\n');
        if (end < 0) return;
        const text = received.slice(0, end + 2);
        received = received.slice(end + (taking ? 5 : 2));
        if (taking) messages.push(text.replace(/^\.\./gm, '.'));
        taking = !taking && /^DATA\b/i.test(text);
        socket.write(taking ? '354 go on\r\n' : /^QUIT\b/i.test(text) ? '221 bye\r\n' : '250 done\r\n');
      }
    });
    socket.write('220 test\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    messages,
    close: async () => {
      for (const connection of connections) connection.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
