import { appendFileSync } from 'node:fs';
import type { Sms } from './service/sms.js';

interface Waiter {
  readonly wants: (sms: Sms) => boolean;
  readonly resolve: (sms: Sms) => void;
  readonly reject: (error: Error) => void;
}

/** The messages that were sent: in memory, in a file with one JSON object a line, and to those who wait for one. */
export class Outbox {
  readonly entries: Sms[] = [];
  readonly #file: string;
  readonly #onSms: ((sms: Sms) => void) | undefined;
  readonly #taken = new Set<Sms>();
  #waiters: Waiter[] = [];

  /** @param file an existing file, to which lines are appended */
  constructor(file: string, onSms: ((sms: Sms) => void) | undefined) {
    this.#file = file;
    this.#onSms = onSms;
  }

  /** Returns when the line is in the file: whoever has the service's answer can read its OTP. */
  send(sms: Sms): void {
    const { phone, processId, otp, text } = sms;
    appendFileSync(this.#file, `${JSON.stringify({ phone, processId, otp, text })}\n`, { mode: 0o600 });
    this.entries.push(sms);
    const waiter = this.#waiters.find(({ wants }) => wants(sms));
    if (waiter !== undefined) {
      this.#taken.add(sms);
      waiter.resolve(sms);
    }
    this.#onSms?.(sms);
  }

  /** The first message that is wanted and that no earlier call has got. */
  async next(wants: (sms: Sms) => boolean, timeoutMs: number): Promise<Sms> {
    const sent = this.entries.find((sms) => !this.#taken.has(sms) && wants(sms));
    if (sent !== undefined) {
      this.#taken.add(sent);
      return sent;
    }
    let timer: NodeJS.Timeout | undefined;
    let waiter: Waiter | undefined;
    try {
      return await new Promise<Sms>((resolve, reject) => {
        waiter = { wants, resolve, reject };
        this.#waiters.push(waiter);
        timer = setTimeout(() => reject(new Error(`no such SMS within ${timeoutMs} ms`)), timeoutMs);
      });
    } finally {
      clearTimeout(timer);
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
    }
  }

  /** Disappoints those who still wait. */
  close(): void {
    for (const { reject } of this.#waiters) reject(new Error('the simulator was closed before such an SMS was sent'));
  }
}
